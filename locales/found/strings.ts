// Written by setup/languages.mjs from the folders beside this one, at every build: a change here does not stay.
import l_en_common from '../en/common.json' with { type: 'json' };
import l_en_reasons from '../en/reasons.json' with { type: 'json' };
import l_en_child from '../en/child.json' with { type: 'json' };
import l_en_public from '../en/public.json' with { type: 'json' };
import l_en_report from '../en/report.json' with { type: 'json' };
import l_en_staff from '../en/staff.json' with { type: 'json' };
import l_en_training from '../en/training.json' with { type: 'json' };
import l_en_audit from '../en/audit.json' with { type: 'json' };
import l_ar_common from '../ar/common.json' with { type: 'json' };
import l_ar_reasons from '../ar/reasons.json' with { type: 'json' };
import l_ar_child from '../ar/child.json' with { type: 'json' };
import l_ar_public from '../ar/public.json' with { type: 'json' };
import l_ar_report from '../ar/report.json' with { type: 'json' };
import l_ar_staff from '../ar/staff.json' with { type: 'json' };
import l_ar_training from '../ar/training.json' with { type: 'json' };
import l_ar_audit from '../ar/audit.json' with { type: 'json' };
import l_es_common from '../es/common.json' with { type: 'json' };
import l_es_reasons from '../es/reasons.json' with { type: 'json' };
import l_es_child from '../es/child.json' with { type: 'json' };
import l_es_public from '../es/public.json' with { type: 'json' };
import l_es_report from '../es/report.json' with { type: 'json' };
import l_es_staff from '../es/staff.json' with { type: 'json' };
import l_es_training from '../es/training.json' with { type: 'json' };
import l_es_audit from '../es/audit.json' with { type: 'json' };
import l_fr_common from '../fr/common.json' with { type: 'json' };
import l_fr_reasons from '../fr/reasons.json' with { type: 'json' };
import l_fr_child from '../fr/child.json' with { type: 'json' };
import l_fr_public from '../fr/public.json' with { type: 'json' };
import l_fr_report from '../fr/report.json' with { type: 'json' };
import l_fr_staff from '../fr/staff.json' with { type: 'json' };
import l_fr_training from '../fr/training.json' with { type: 'json' };
import l_fr_audit from '../fr/audit.json' with { type: 'json' };
import l_ru_common from '../ru/common.json' with { type: 'json' };
import l_ru_reasons from '../ru/reasons.json' with { type: 'json' };
import l_ru_child from '../ru/child.json' with { type: 'json' };
import l_ru_public from '../ru/public.json' with { type: 'json' };
import l_ru_report from '../ru/report.json' with { type: 'json' };
import l_ru_staff from '../ru/staff.json' with { type: 'json' };
import l_ru_training from '../ru/training.json' with { type: 'json' };
import l_ru_audit from '../ru/audit.json' with { type: 'json' };
import l_sw_common from '../sw/common.json' with { type: 'json' };
import l_sw_reasons from '../sw/reasons.json' with { type: 'json' };
import l_sw_child from '../sw/child.json' with { type: 'json' };
import l_sw_public from '../sw/public.json' with { type: 'json' };
import l_sw_report from '../sw/report.json' with { type: 'json' };
import l_sw_staff from '../sw/staff.json' with { type: 'json' };
import l_sw_training from '../sw/training.json' with { type: 'json' };
import l_sw_audit from '../sw/audit.json' with { type: 'json' };
import l_zh_common from '../zh/common.json' with { type: 'json' };
import l_zh_reasons from '../zh/reasons.json' with { type: 'json' };
import l_zh_child from '../zh/child.json' with { type: 'json' };
import l_zh_public from '../zh/public.json' with { type: 'json' };
import l_zh_report from '../zh/report.json' with { type: 'json' };
import l_zh_staff from '../zh/staff.json' with { type: 'json' };
import l_zh_training from '../zh/training.json' with { type: 'json' };
import l_zh_audit from '../zh/audit.json' with { type: 'json' };

export const found = {
  en: { common: l_en_common, reasons: l_en_reasons, child: l_en_child, public: l_en_public, report: l_en_report, staff: l_en_staff, training: l_en_training, audit: l_en_audit },
  ar: { common: l_ar_common, reasons: l_ar_reasons, child: l_ar_child, public: l_ar_public, report: l_ar_report, staff: l_ar_staff, training: l_ar_training, audit: l_ar_audit },
  es: { common: l_es_common, reasons: l_es_reasons, child: l_es_child, public: l_es_public, report: l_es_report, staff: l_es_staff, training: l_es_training, audit: l_es_audit },
  fr: { common: l_fr_common, reasons: l_fr_reasons, child: l_fr_child, public: l_fr_public, report: l_fr_report, staff: l_fr_staff, training: l_fr_training, audit: l_fr_audit },
  ru: { common: l_ru_common, reasons: l_ru_reasons, child: l_ru_child, public: l_ru_public, report: l_ru_report, staff: l_ru_staff, training: l_ru_training, audit: l_ru_audit },
  sw: { common: l_sw_common, reasons: l_sw_reasons, child: l_sw_child, public: l_sw_public, report: l_sw_report, staff: l_sw_staff, training: l_sw_training, audit: l_sw_audit },
  zh: { common: l_zh_common, reasons: l_zh_reasons, child: l_zh_child, public: l_zh_public, report: l_zh_report, staff: l_zh_staff, training: l_zh_training, audit: l_zh_audit },
};
