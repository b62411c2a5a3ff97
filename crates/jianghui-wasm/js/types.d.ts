/**
 * The JSON contract of 匠惠 Jianghui, version 1: what `check`, `facts` and `policies` take and give.
 * The command line prints the same. Sums are decimal text in yuan; `null` is what the text or the person does not say.
 */

/**
 * An answer. An option is named by its id or by its words, a skill level by its number (5 … 1) as well, several
 * options or numbers as a list; a day is `YYYY-MM-DD`; a sum that is not whole is text. What is known in part has a
 * smallest or a largest value, or both. `null`, or nothing at all, is 不清楚.
 */
export type Answer = null | boolean | number | string | (number | string)[] | Bounds;

/** A number, a sum or a day that is known in part. */
export interface Bounds {
  min?: number | string | null;
  max?: number | string | null;
}

/** A situation. */
export interface Input {
  /** The day of claiming, `YYYY-MM-DD`. */
  as_of: string;
  /** Id of the document that is asked about, or the name of its place. */
  region: string;
  /** Answers by the key of the fact. */
  facts?: Record<string, Answer> | null;
  /** Answers of each certificate, competition, honour … by the id of the kind of record. An empty list: there are none. */
  records?: Record<string, Record<string, Answer>[] | null> | null;
}

/** How a condition or a provision is judged. */
export type Outcome = "met" | "unmet" | "undetermined" | "ask_office";

/** Where a provision belongs on a page of results. */
export type State =
  | "claimable"
  | "elsewhere"
  | "if_adopted"
  | "unanswered"
  | "ask_office"
  | "near"
  | "not_yet"
  | "expired"
  | "paid"
  | "not_applicable";

/** What one sum is for. */
export type Per = "once" | "month" | "year" | "person" | "person_year" | "class" | "item" | "time";

/** The form that money takes in the text. */
export type Form =
  | "none"
  | "elsewhere"
  | "fixed"
  | "floor"
  | "cap"
  | "range"
  | "tiers"
  | "per_head"
  | "share"
  | "threshold"
  | "match"
  | "monthly"
  | "loan"
  | "tax_base";

/** Who or what can change an answer. */
export type Change = "time" | "self" | "employer" | "office" | "fixed";

/** The answer to an input. */
export interface Output {
  /** Version of this shape. */
  schema: 1;
  /** The document. */
  policy: Policy;
  /** One result for each provision and record, in the order of the text. */
  results: Result[];
  /** The best lawful combination of what is met. */
  combination: Combination;
  /** The question that settles most, if one can still change a result. */
  next_question: Question | null;
}

/** A document and how it stands on the day of claiming. */
export interface Policy {
  /** Stable id. */
  id: string;
  /** 标题. */
  title: string;
  /** 文号. */
  number: string;
  status: "in_force" | "draft" | "not_yet" | "expired";
  /** Whether it is in force on the day of claiming. */
  in_force: boolean;
  /** What the reader should know about the document as a whole. */
  remarks: string[];
}

/** What one provision means for one record. */
export interface Result {
  /** Id of the provision. */
  id: string;
  /** Index of the record it was judged for. */
  record: number | null;
  outcome: Outcome;
  state: State;
  /** What it gives; `null` when it is unmet or has no figures. */
  amount: Amount | null;
  /** The article. */
  article: string;
  /** Every condition with the answer beside it. */
  findings: Finding[];
  /** Keys of facts that can still change it, most useful first. */
  missing: string[];
  /** What stands between the claimant and it; `null` unless unmet. */
  gap: Gap | null;
  /** What the text leaves open for this situation, with both readings. */
  notes: string[];
  /** What the text does not say about it (文件未写明). */
  silent: string[];
}

/** Money. */
export interface Amount {
  form: Form;
  per: Per;
  /** The smallest sum for one unit. */
  min: string | null;
  /** The largest sum for one unit. */
  max: string | null;
  /** Months still due, at most. */
  limit_months: number | null;
  /** The smallest sum over all units and months. */
  total_min: string | null;
  /** The largest sum over all units and months. */
  total_max: string | null;
  /** Who is paid; `null` where the text does not say. */
  recipient: string | null;
}

/** One condition beside the person's own answer. */
export interface Finding {
  /** The article. */
  article: string;
  /** The words it rests on. */
  quote: string;
  /** The condition: the sentence, or how its parts are joined. */
  condition: string;
  /** The person's answer; `null` where there is none. */
  answer: string | null;
  outcome: Outcome;
  /** The parts of a composed condition; left out where there are none. */
  parts?: Part[];
}

/** One part of a composed condition. */
export interface Part {
  /** The sentence, or how its own parts are joined. */
  condition: string;
  /** The person's answer; `null` where there is none. */
  answer: string | null;
  outcome: Outcome;
  /** The parts of a composed condition; left out where there are none. */
  parts?: Part[];
}

/** What fails. */
export interface Gap {
  /** The failing sentences; of alternatives the smallest set. */
  unmet: Shortfall[];
  /** What it would give. */
  amount: Amount | null;
  /** The smallest sets of changes that bring it into reach, the nearest first, three at most. */
  ways: Need[][];
  /** Sets of changes after which the office decides. */
  ask_office: Need[][];
}

/** One failing sentence. */
export interface Shortfall {
  /** The fact. */
  key: string;
  /** What must hold. */
  condition: string;
  /** The answer given. */
  answer: string | null;
  change: Change;
}

/** One thing that must change. */
export interface Need {
  /** The fact. */
  key: string;
  /** Id of the kind of record it is a field of. */
  record: string | null;
  /** Index of the record; `null` for one more record, or where it is no field of one. */
  index: number | null;
  /** What must hold. */
  condition: string;
  /** The answer as it is. */
  answer: string | null;
  /** The answers that would do; `null` where they depend on what is not known. */
  needed: string | null;
  change: Change;
  /** Where time alone does it: the first day. */
  earliest: string | null;
}

/** The best lawful combination. */
export interface Combination {
  /** What is paid. */
  chosen: Chosen[];
  /** What is not, and why. */
  excluded: Excluded[];
  /** How the rules that were applied are read, and what they leave open. */
  notes: string[];
}

/** One part of the combination. */
export interface Chosen {
  /** Id of the provision. */
  id: string;
  /** Index of the record. */
  record: number | null;
  /** What it adds. */
  amount: Amount | null;
}

/** One result that is met but not paid beside the others. */
export interface Excluded {
  /** Id of the provision. */
  id: string;
  /** Index of the record. */
  record: number | null;
  /** What it would give alone. */
  amount: Amount | null;
  /** The sentence that excludes it. */
  because: string;
}

/** A question. */
export interface Question {
  /** Key of the fact, or `null` when it is asked whether there is any record. */
  key: string | null;
  /** Id of the kind of record. */
  record: string | null;
  /** Index of the record. */
  index: number | null;
  /** The words. */
  question: string;
}

/** One fact of the catalogue: what `facts` lists. */
export interface Fact {
  /** Stable key. */
  key: string;
  /** Official term. */
  label: string;
  /** The question in plain words. */
  question: string;
  kind: "yes_no" | "choice" | "choices" | "whole" | "yuan" | "date" | "text" | "provision" | "wholes" | "yuans";
  /** Unit of a number. */
  unit: string | null;
  /** Id of the record it is a field of. */
  record: string | null;
  /** The options of a choice. */
  options: Option[];
}

/** One option. */
export interface Option {
  /** Stable id. */
  id: string;
  /** The words. */
  label: string;
}

/** One provision of a document: what `policies` lists. */
export interface Provision {
  /** Stable id. */
  id: string;
  /** Id of the document. */
  policy: string;
  /** The article. */
  article: string;
  /** Money, a promise whose figures stand elsewhere, or a treatment. */
  class: "M" | "P" | "T";
  /** How binding it is: entitlement, cap, floor, quota, at discretion, by another document, soft. */
  nature: ("E" | "CAP" | "FLOOR" | "Q" | "D" | "X" | "SOFT")[];
  /** Ids of the roles that may claim. */
  audience: string[];
  /** The official name. */
  title: string;
  /** The operative phrases. */
  quote: string[];
}

/** One thing that is wrong with an input. */
export interface Problem {
  /** Where: the path of keys, e.g. `records.certificate[0].c.level`; empty for the whole input. */
  key: string;
  /** What stands there, in few words. */
  value: string;
  /** What is wrong. */
  problem: string;
  /** What is allowed. */
  allowed: string;
}
