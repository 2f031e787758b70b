/** Calls about house styles: the bundled ones, the desk's own, and the rules they may tune. */
import { chosenHouse, type Handlers } from '#core/calls/desk.ts';
import { impossibleValueRule } from '#core/calls/impossible-values.ts';
import { recheckAll } from '#core/calls/recheck.ts';
import { Refusal } from '#core/refusal.ts';
import { bundledHouses } from '#core/style/houses.ts';
import { rules } from '#core/style/rules.ts';
import { parseTemplate } from '#core/wire/template.ts';

export const houseCalls: Pick<Handlers, 'houses.list' | 'houses.save' | 'houses.rules'> = {
  'houses.list': (_input, desk) => {
    const own = desk.archive.houses();
    // A desk's own edition of a bundled house stands in its place.
    return [
      ...bundledHouses.map((house) => own.find(({ id }) => id === house.id) ?? house),
      ...own.filter(isNew),
    ];
  },

  'houses.save': ({ house }, desk) => {
    const problem = parseTemplate(house.wire.template).problems[0];
    if (problem)
      throw new Refusal('bad-input', `The wire template is not kept: ${problem.message}`, 'wire.template');
    const known = new Set<string>(allRules.map(({ id }) => id));
    const unknown = Object.keys(house.rules).find((id) => !known.has(id));
    if (unknown) throw new Refusal('bad-input', `There is no style rule named “${unknown}”.`, 'rules');
    desk.archive.saveHouse(house);
    if (chosenHouse(desk) === house.id) recheckAll(desk);
    return { value: null };
  },

  'houses.rules': () => allRules.map(({ id, title, severity }) => ({ id, title, severity })),
};

/** The linter's rules and the one about values that no house could allow. */
const allRules = [...rules, impossibleValueRule];

function isNew({ id }: { readonly id: string }): boolean {
  return !bundledHouses.some((house) => house.id === id);
}
