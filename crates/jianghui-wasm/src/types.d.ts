/** An answer as the contract spells it. */
export type Answer = null | boolean | number | string | Answer[] | { min?: number | string | null; max?: number | string | null };

export interface Input {
  /** The day of claiming, YYYY-MM-DD. */
  as_of: string;
  /** Id of the policy. */
  region: string;
  facts?: Record<string, Answer>;
  records?: Record<string, Record<string, Answer>[]>;
}

export type Outcome = "met" | "unmet" | "undetermined" | "ask_office";

export interface Amount {
  form: string;
  per: string;
  min: string | null;
  max: string | null;
  limit_months: number | null;
  total_min: string | null;
  total_max: string | null;
  recipient: string | null;
}

export interface Finding {
  article: string;
  quote: string;
  condition: string;
  answer: string | null;
  outcome: Outcome;
  parts?: Finding[];
}

export interface Result {
  id: string;
  record: number | null;
  outcome: Outcome;
  state: string;
  amount: Amount | null;
  article: string;
  findings: Finding[];
  missing: string[];
  gap: { unmet: { key: string; condition: string; answer: string | null; change: string }[]; amount: Amount | null } | null;
  notes: string[];
  /** What the text does not say. */
  silent: string[];
}

export interface Output {
  schema: 1;
  policy: { id: string; title: string; number: string; status: "in_force" | "draft" | "not_yet" | "expired"; in_force: boolean; remarks: string[] };
  results: Result[];
  combination: {
    chosen: { id: string; record: number | null; amount: Amount | null }[];
    excluded: { id: string; record: number | null; amount: Amount | null; because: string }[];
    notes: string[];
  };
  next_question: { key: string | null; record: string | null; index: number | null; question: string } | null;
}

export interface Fact {
  key: string;
  label: string;
  question: string;
  kind: string;
  unit: string | null;
  record: string | null;
  options: { id: string; label: string }[];
}

export interface Provision {
  id: string;
  policy: string;
  article: string;
  class: "M" | "P" | "T";
  nature: string[];
  audience: string[];
  title: string;
  quote: string[];
}
