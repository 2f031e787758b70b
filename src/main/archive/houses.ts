/** House styles that the desk edited, and the desk's settings. Part of the archive; see archive.ts. */
import type { Database } from 'better-sqlite3';
import type { Archive } from '#core/ports.ts';
import { House } from '#core/style/house.ts';

export function housesOn(db: Database): Pick<Archive, 'houses' | 'saveHouse' | 'setting' | 'saveSetting'> {
  const houses = db.prepare<[], string>('SELECT house FROM houses ORDER BY id').pluck();
  const saveHouse = db.prepare<{ id: string; house: string }>(`
    INSERT INTO houses (id, house) VALUES (:id, :house) ON CONFLICT (id) DO UPDATE SET house = excluded.house`);
  const setting = db
    .prepare<{ name: string }, string>('SELECT value FROM settings WHERE name = :name')
    .pluck();
  const saveSetting = db.prepare<{ name: string; value: string }>(`
    INSERT INTO settings (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value`);

  return {
    houses: () => houses.all().map((house) => House.parse(JSON.parse(house))),
    saveHouse(house) {
      saveHouse.run({ id: house.id, house: JSON.stringify(house) });
    },
    setting(name): unknown {
      const value = setting.get({ name });
      return value === undefined ? undefined : JSON.parse(value);
    },
    saveSetting(name, value) {
      saveSetting.run({ name, value: JSON.stringify(value ?? null) });
    },
  };
}
