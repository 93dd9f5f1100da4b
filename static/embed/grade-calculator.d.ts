// Types of <grade-calculator>, for pages that are written in TypeScript. What a record and a decision hold, the npm
// package says.

import type { Decision, LearnerRecord, Problem } from "apprenticeship-grade-calculator";

/** What is at hand; null before there is a standard. */
export interface GradeCalculatorNews {
  record: LearnerRecord | null;
  decision: Decision | null;
}

/** What has changed. */
export interface GradeCalculatorChange extends GradeCalculatorNews {
  /** Where the page keeps the answers (`hosted`): they count as saved once this holds. */
  until(kept: PromiseLike<unknown>): void;
}

/** What went wrong: `missing`, `replaced`, `cut` (of our files), `refused`, `stopped`, `not-saved`, or a code of the package. */
export interface GradeCalculatorError extends Error {
  code: string;
  problems: Problem[];
}

export interface GradeCalculatorEventMap extends Omit<HTMLElementEventMap, "change" | "error"> {
  ready: CustomEvent<GradeCalculatorNews>;
  change: CustomEvent<GradeCalculatorChange>;
  saved: CustomEvent<null>;
  error: CustomEvent<GradeCalculatorError>;
}

export interface GradeCalculatorElement extends HTMLElement {
  /** Which standard, such as `ST0792_1.2`; without one the person chooses. */
  standard: string | null;
  /** Which of its options. */
  option: string | null;
  /** The answers are kept on the device, at the page's address, under this key. */
  recordKey: string | null;
  /** What the calculator is called to screen readers, after what each of its parts is; of several without, a number. */
  label: string | null;
  /** The page keeps the answers. */
  hosted: boolean;
  /** No answer is taken, kept or told. */
  readOnly: boolean;
  /** The calculator's own name is hidden. */
  embed: boolean;
  /** What follows from the answers; null before there is a standard. */
  readonly decision: Decision | null;
  /** The answers; null before there is a standard. */
  getRecord(): LearnerRecord | null;
  /** Shows a record, or its JSON text. Throws a {@link GradeCalculatorError}, and changes nothing, if it cannot be read. */
  setRecord(record: LearnerRecord | string): void;
  addEventListener<K extends keyof GradeCalculatorEventMap>(
    type: K,
    listener: (this: GradeCalculatorElement, event: GradeCalculatorEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "grade-calculator": GradeCalculatorElement;
  }
}
