/** The version of this interface (`api`) and of the calculator behind it (`crate`). */
export interface Version { api: 1; crate: string }

/** A standard that can be decided by. */
export interface ListedStandard {
  /** Reference and version: what a record names. */
  uid: string;
  reference: string;
  version: string;
  title: string;
  level: number;
  status: "approved" | "retired" | "draft" | "not-stated";
  /** The first day it may be started on, year-month-day. */
  earliest: string | null;
  /** The last day it may be started on. */
  latest: string | null;
  options: { id: string; title: string }[];
}

/** A pack: one version of one standard, as its JSON file has it. */
export interface Pack { format: "grade-pack/1"; [field: string]: unknown }

export type Judgement = "met" | "partly" | "not-met";

/** What one person said. Everything after `pathway` may be left out. */
export interface LearnerRecord {
  /** Records of format 1 are read for ever; they have nothing after `notes`. */
  format: "learner-record/1" | "learner-record/2";
  /** The uid of a standard. */
  standard: string;
  /** The id of an option; null where the standard has none. */
  pathway: string | null;
  /** By the id of a criterion or outcome. One that is left out is not answered. */
  judgements?: { [subject: string]: Judgement };
  /** Where the person sees themselves, by the id of a performance category: a grade that it describes, or neither. */
  placements?: { [category: string]: "neither" | string };
  /** By the id of a method. */
  sittings?: { [method: string]: "first" | "resit" | "retake" };
  /** Whether the assessment organisation has lifted the cap on repeats. */
  waived?: boolean;
  /** Where the plan says nothing of repeats: the limit on the overall grade that the person assumes. */
  assumedCap?: string;
  /** Marks, by the id of a method that has them; total and parts bound each other. */
  marks?: { [method: string]: { total?: number; parts?: { [part: string]: number } } };
  /** Points, by the id of a criterion that has them. */
  points?: { [criterion: string]: number };
  /** Grades already given, by the id of a method. */
  results?: { [method: string]: string };
  /** By the id of a criterion or outcome. */
  notes?: { [subject: string]: string };
  /** What the person calls the record. Since format 2, as all that follows; none of it changes a grade. */
  name?: string;
  /** Pieces of evidence: references, never files. `criteria` holds ids of criteria and outcomes, `ksbs` codes. */
  evidence?: {
    id: string; title?: string; kind?: string; date?: string; where?: string; minutes?: number; note?: string;
    criteria?: string[]; ksbs?: string[];
  }[];
  /** Who has signed that the evidence is valid and the apprentice's own. */
  statement?: { employer?: boolean; apprentice?: boolean };
  /** By the id of a gateway requirement. */
  gateway?: { [requirement: string]: { state?: Judgement; date?: string; by?: string; note?: string } };
  about?: { trainingStart?: string; registered?: string; ageAtStart?: number };
  /** Known or chosen days; `fixed` by the key of an event. */
  dates?: { gateway?: string; periodStart?: string; fixed?: { [event: string]: string } };
  rehearsals?: { method: string; date?: string; minutes?: number; questions?: number; well?: string[] }[];
  /** Criteria in the person's plan, with the day they want to be there. */
  plan?: { [criterion: string]: { by?: string } };
}

/** What a grade can still be. `today` is what the answers secure so far, not a verdict. */
export interface Bounds { today: string; possible: string }

/** Each null where the assessment organisation decides. */
export interface Decided {
  today: string | null;
  possible: string | null;
  /** Whether no answer that is missing can change the grade. */
  settled: boolean;
  steps: Step[];
  /** Ids of unanswered criteria that can change the grade. */
  missing: string[];
  /** Marks and results that are not entered and can change the grade; left out where there are none. */
  missingInputs?: Input[];
  /** Ids of answered criteria that the rules name. */
  used: string[];
  /** For each grade above today: the smallest ways there. */
  routes: { grade: string; ways: Way[]; cut: boolean }[];
  /** For each grade above possible: what rules it out. */
  blocked: {
    grade: string;
    cause?: "cap" | "noCriteria" | "notInTable" | "result" | "mark" | "notMonotone";
    ways?: Way[];
    cut?: boolean;
  }[];
  /** The bounds by each reading, where a rule is ambiguous. */
  readings: (Bounds & { says: string[] })[];
}

export interface Decision {
  standard: string;
  pathway: string | null;
  methods: (Decided & { id: string })[];
  /** `waived`: what it would be if the cap were lifted, where it can be. */
  overall: Decided & { waived?: Bounds };
  /** Only where the standard has outcomes or performance categories. */
  profile?: Profile;
}

/** What the answers show where no grade is worked out: counted out, never added up. */
export interface Profile {
  /** Outcomes of the core and the option. */
  counts: { of: number; met: number; partly: number; notMet: number; unanswered: number };
  /** By the id of an outcome. */
  outcomes: { [outcome: string]: Judgement | null };
  /** Ids of outcomes without an answer. */
  missing: string[];
  /** Codes of knowledge and skills, by the best answer of the outcomes that carry them. */
  codes: { shown: string[]; notShown: string[]; unknown: string[] };
  /** By the id of a performance category. */
  placements: { [category: string]: string | null };
}

/** All of these, so many of each of those, and each of these levels reached. */
export interface Way { all: Open[]; any: { count: number; of: Open[] }[]; levels?: Level[] }

/** Something that is entered as a number or a grade. */
export type Input = { of: "mark"; method: string; part?: string } | { of: "result"; method: string };

/** So much of something that is counted; `now` is what the answers secure so far. */
export type Level =
  | { of: "mark"; method: string; part?: string; atLeast: number; now: number }
  /** Points of one criterion, before its weight. */
  | { of: "points"; criterion: string; atLeast: number; now: number }
  /** Points × weight of a method or component together. */
  | { of: "pointsTotal"; method: string; component?: string; atLeast: number; now: number }
  /** Marks × weight of all methods that the overall rule weighs. */
  | { of: "weighted"; atLeast: number; now: number }
  /** A result of a method that is taken elsewhere. */
  | { of: "result"; method: string; atLeast: string };

export interface Open { id: string; state: "unanswered" | "partly" | "not-met" }

/** A rule that was applied, what it found, and where it stands. */
export interface Step {
  kind: "rule" | "givenResult" | "table" | "capped" | "capWaived";
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed";
  source?: { document: string; at: string; page?: number };
  [found: string]: unknown;
}

/** What is thrown. `code` is that of the first problem. */
export interface CalculatorError extends Error { code: string; problems: Problem[] }

/** One thing wrong, its place a JSON pointer. */
export interface Problem { at: string; code: string; says: string; remedy: string }

/** The answer to one record of many. */
export type Outcome = { decision: Decision; error?: undefined } | { decision?: undefined; error: CalculatorError };

/** A decision in the words that the page uses. */
export interface Words {
  /** What is said first. */
  summary: string;
  methods: (Told & { id: string; title: string })[];
  /** Null where the assessment organisation decides. */
  overall: (Told & {
    /** What leads to each higher grade, in short. */
    changes: string[];
    /** What rules grades out. */
    blocked: string[];
  }) | null;
  /** Belongs beside every result that is shown. */
  caveat: string;
}

export interface Told {
  /** Where the grade stands: "Pass", "Pass so far", "not decided yet". */
  grade: string;
  /** What each rule asks and what was found. */
  steps: { says: string; standing: "holds" | "open" | "fails" | "note" }[];
}

/** The version of this interface, and of the calculator behind it. */
export function version(): Version;

/** The standards that can be decided by. */
export function standards(): ListedStandard[];

/** Everything about a standard: the whole pack. Throws `unknown-standard`. */
export function standard(uid: string): Pack;

/** Decides a record, or its JSON text. Throws an error with every problem of the record. */
export function decide(record: LearnerRecord | string): Decision;

/** Decides many; one that cannot be decided does not stop the others. */
export function decideMany(records: Iterable<LearnerRecord | string>): Outcome[];

/** A decision that `decide` returned, in words; or the decision on a record. Throws `unknown-decision` for a copy. */
export function explain(of: Decision | LearnerRecord | string): Words;

/** Everything wrong with a pack, or its text; nothing if it is in order. */
export function checkPack(pack: object | string): Problem[];

/** Makes the standard of a pack available, in place of one of the same uid, and returns its uid. Throws as `checkPack` finds. */
export function addPack(pack: object | string): string;

/**
 * Starts the calculator; before that nothing else works. May be called again at no cost. Where the wasm does not lie
 * beside the module, `source` is its address, its bytes, or a compiled module.
 */
export default function init(
  source?: URL | string | ArrayBuffer | ArrayBufferView | WebAssembly.Module | Response,
): Promise<void>;
