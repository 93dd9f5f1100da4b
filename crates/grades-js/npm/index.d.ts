// What the functions take and give. Packs, records and decisions are described in types.d.ts, which is written from the
// schemas.

import type { Decision, DecisionBounds, LearnerRecord, MethodDecision, OverallDecision, Pack, PackStandard } from "./types.js";

export type * from "./types.js";

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
  status: PackStandard["status"];
  /** The first day it may be started on, year-month-day. */
  earliest: string | null;
  /** The last day it may be started on. */
  latest: string | null;
  options: { id: string; title: string }[];
}

/** An answer. */
export type Judgement = NonNullable<LearnerRecord["judgements"]>[string];

/** What a method and the whole have in common. */
export type Decided = Omit<MethodDecision, "id"> & Omit<OverallDecision, "waived">;

/** What is thrown. Its message says what is wrong and how to mend it. */
export interface CalculatorError extends Error {
  /** What was refused. */
  kind: "record" | "pack" | "standard" | "decision" | "start";
  /** Stable, for programs: that of the first problem. */
  code: string;
  /** What is wrong first, in a sentence. */
  detail: string;
  /** Where, as a JSON pointer; empty for the whole. */
  place: string;
  /** Everything that is wrong. */
  problems: Problem[];
  /** What an object of yours threw while it was read. */
  cause?: unknown;
}

/** One thing wrong. */
export interface Problem {
  /** Its place, a JSON pointer; empty for the whole. */
  at: string;
  /** The line it stands in, from 1, where that is known. */
  line?: number;
  /** Stable, for programs. */
  code: string;
  /** What is wrong, in a sentence. */
  says: string;
  /** How to mend it, in a sentence. */
  remedy: string;
}

/** The answer to one record of many. */
export type Outcome = { decision: Decision; error?: undefined } | { decision?: undefined; error: CalculatorError };

/** The bounds of one record of many. */
export type BoundsOutcome =
  { bounds: DecisionBounds; error?: undefined } | { bounds?: undefined; error: CalculatorError };

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

/** The two ends of every grade of a record, as they stand in its decision, without the reasons. */
export function bounds(record: LearnerRecord | string): DecisionBounds;

/**
 * The bounds of many; one that cannot be decided does not stop the others. Fastest for plain objects of one standard that
 * hold format, standard, option and judgements.
 */
export function boundsMany(records: Iterable<LearnerRecord | string>): BoundsOutcome[];

/** A decision that `decide` returned, in words; or the decision on a record. Throws `unknown-decision` for a copy. */
export function explain(of: Decision | LearnerRecord | string): Words;

/** Everything wrong with a pack, or its text; nothing if it is in order. */
export function checkPack(pack: object | string): Promise<Problem[]>;

/**
 * Makes the standard of a pack available, in place of one of the same uid, and returns its uid. Refuses what `checkPack`
 * finds something wrong with.
 */
export function addPack(pack: object | string): Promise<string>;

/** A place for a wasm file: its address, its bytes, or a compiled module. */
export type Source = URL | string | ArrayBuffer | ArrayBufferView | WebAssembly.Module | Response;

/**
 * Starts the calculator; before that nothing is decided, told or checked, but refused as `not-started`. May be called
 * again at no cost. Where the wasm does not lie beside the module, `source` is the place of `engine.wasm`.
 */
export default function init(source?: Source): Promise<void>;
/** @deprecated There is one wasm file: the second place is not looked at any more. */
export default function init(source: Source | undefined, checker: Source | undefined): Promise<void>;
