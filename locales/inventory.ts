import arInventory from './ar/inventory.json' with { type: 'json' };
import esInventory from './es/inventory.json' with { type: 'json' };
import frInventory from './fr/inventory.json' with { type: 'json' };
import ruInventory from './ru/inventory.json' with { type: 'json' };
import swInventory from './sw/inventory.json' with { type: 'json' };
import zhInventory from './zh/inventory.json' with { type: 'json' };

/** The phrases of the inventory in other languages, by its English, which stands in the inventory itself. No page with script loads them. */
const phrases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ar: arInventory,
  fr: frInventory,
  es: esInventory,
  ru: ruInventory,
  sw: swInventory,
  zh: zhInventory,
};

/** Empty for English, and for a language that has none yet. */
export function inventoryWords(language: string): Readonly<Record<string, string>> {
  return phrases[language] ?? {};
}
