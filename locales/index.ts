import arChild from './ar/child.json' with { type: 'json' };
import arCommon from './ar/common.json' with { type: 'json' };
import arPublic from './ar/public.json' with { type: 'json' };
import arReasons from './ar/reasons.json' with { type: 'json' };
import arReport from './ar/report.json' with { type: 'json' };
import arStaff from './ar/staff.json' with { type: 'json' };
import arTraining from './ar/training.json' with { type: 'json' };
import enChild from './en/child.json' with { type: 'json' };
import enCommon from './en/common.json' with { type: 'json' };
import enPublic from './en/public.json' with { type: 'json' };
import enReasons from './en/reasons.json' with { type: 'json' };
import enReport from './en/report.json' with { type: 'json' };
import enStaff from './en/staff.json' with { type: 'json' };
import enTraining from './en/training.json' with { type: 'json' };
import esChild from './es/child.json' with { type: 'json' };
import esCommon from './es/common.json' with { type: 'json' };
import esPublic from './es/public.json' with { type: 'json' };
import esReasons from './es/reasons.json' with { type: 'json' };
import esReport from './es/report.json' with { type: 'json' };
import esStaff from './es/staff.json' with { type: 'json' };
import esTraining from './es/training.json' with { type: 'json' };
import frChild from './fr/child.json' with { type: 'json' };
import frCommon from './fr/common.json' with { type: 'json' };
import frPublic from './fr/public.json' with { type: 'json' };
import frReasons from './fr/reasons.json' with { type: 'json' };
import frReport from './fr/report.json' with { type: 'json' };
import frStaff from './fr/staff.json' with { type: 'json' };
import frTraining from './fr/training.json' with { type: 'json' };
import ruChild from './ru/child.json' with { type: 'json' };
import ruCommon from './ru/common.json' with { type: 'json' };
import ruPublic from './ru/public.json' with { type: 'json' };
import ruReasons from './ru/reasons.json' with { type: 'json' };
import ruReport from './ru/report.json' with { type: 'json' };
import ruStaff from './ru/staff.json' with { type: 'json' };
import ruTraining from './ru/training.json' with { type: 'json' };
import swChild from './sw/child.json' with { type: 'json' };
import swCommon from './sw/common.json' with { type: 'json' };
import swPublic from './sw/public.json' with { type: 'json' };
import swReasons from './sw/reasons.json' with { type: 'json' };
import swReport from './sw/report.json' with { type: 'json' };
import swStaff from './sw/staff.json' with { type: 'json' };
import swTraining from './sw/training.json' with { type: 'json' };
import zhChild from './zh/child.json' with { type: 'json' };
import zhCommon from './zh/common.json' with { type: 'json' };
import zhPublic from './zh/public.json' with { type: 'json' };
import zhReasons from './zh/reasons.json' with { type: 'json' };
import zhReport from './zh/report.json' with { type: 'json' };
import zhStaff from './zh/staff.json' with { type: 'json' };
import zhTraining from './zh/training.json' with { type: 'json' };

/**
 * The languages of the product. A language is one folder here and one entry below; nothing else names a language.
 * `reviewedBy` is a person who speaks it from childhood and read every string, or null: then pages say so.
 */
export type Language = {
  readonly tag: string;
  /** Its name in itself, as the picker shows it. */
  readonly endonym: string;
  readonly direction: 'ltr' | 'rtl';
  readonly reviewedBy: string | null;
};

export const languages: readonly Language[] = [
  { tag: 'en', endonym: 'English', direction: 'ltr', reviewedBy: null },
  { tag: 'ar', endonym: 'العربية', direction: 'rtl', reviewedBy: null },
  { tag: 'fr', endonym: 'Français', direction: 'ltr', reviewedBy: null },
  { tag: 'es', endonym: 'Español', direction: 'ltr', reviewedBy: null },
  { tag: 'ru', endonym: 'Русский', direction: 'ltr', reviewedBy: null },
  { tag: 'sw', endonym: 'Kiswahili', direction: 'ltr', reviewedBy: null },
  { tag: 'zh', endonym: '简体中文', direction: 'ltr', reviewedBy: null },
];

/** Namespaces are areas of the product; a page with script loads only its own. */
export const namespaces = ['common', 'reasons', 'child', 'public', 'report', 'staff', 'training'] as const;
export type Namespace = (typeof namespaces)[number];
export type Strings = Readonly<Record<string, string>>;

export const catalogue: Readonly<Record<string, Readonly<Record<Namespace, Strings>>>> = {
  en: {
    common: enCommon,
    reasons: enReasons,
    child: enChild,
    public: enPublic,
    report: enReport,
    staff: enStaff,
    training: enTraining,
  },
  ar: {
    common: arCommon,
    reasons: arReasons,
    child: arChild,
    public: arPublic,
    report: arReport,
    staff: arStaff,
    training: arTraining,
  },
  fr: {
    common: frCommon,
    reasons: frReasons,
    child: frChild,
    public: frPublic,
    report: frReport,
    staff: frStaff,
    training: frTraining,
  },
  es: {
    common: esCommon,
    reasons: esReasons,
    child: esChild,
    public: esPublic,
    report: esReport,
    staff: esStaff,
    training: esTraining,
  },
  ru: {
    common: ruCommon,
    reasons: ruReasons,
    child: ruChild,
    public: ruPublic,
    report: ruReport,
    staff: ruStaff,
    training: ruTraining,
  },
  sw: {
    common: swCommon,
    reasons: swReasons,
    child: swChild,
    public: swPublic,
    report: swReport,
    staff: swStaff,
    training: swTraining,
  },
  zh: {
    common: zhCommon,
    reasons: zhReasons,
    child: zhChild,
    public: zhPublic,
    report: zhReport,
    staff: zhStaff,
    training: zhTraining,
  },
};

/** English is what the others are held against: a key is a key when English has it. */
export type EnglishStrings = typeof enCommon &
  typeof enReasons &
  typeof enChild &
  typeof enPublic &
  typeof enReport &
  typeof enStaff &
  typeof enTraining;

export function languageOf(tag: string): Language | undefined {
  return languages.find((language) => language.tag === tag);
}

export function directionOf(tag: string): 'ltr' | 'rtl' {
  const primary = tag.split('-')[0] ?? tag;
  return languageOf(primary)?.direction ?? 'ltr';
}
