import { expect, test } from 'vitest';
import { categoryForm } from '#core/style/rules/category-form.ts';
import { trial } from '#core/style/trial.ts';

test.each(['a1', '15', 'é', 's-p'])('%s is told, and left to the editor', (category) => {
  const outcome = trial(categoryForm, { category });
  expect(outcome.messages).toEqual(['Category takes one to three letters']);
  expect(outcome.words).toEqual([category]);
  expect(outcome.found[0]?.fix).toBeUndefined();
});

// Blanks at the ends, and what is longer than IIM holds, have rules of their own.
test.each(['', ' ', 's', 'SPO', 'vm', ' s ', 'Sport', 'Größe'])('has nothing to say of “%s”', (category) => {
  expect(trial(categoryForm, { category }).found).toEqual([]);
});
