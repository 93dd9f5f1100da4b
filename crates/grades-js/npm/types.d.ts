// Written by `cargo tools schema` from the tables in src/formats/schemas.

/** What one person said about one version of one standard. Everything after pathway may be left out. */
export interface LearnerRecord {
  /** The address of this schema, so that an editor completes the file. */
  $schema?: string | null;
  /** The format and its version. */
  format: "learner-record/1" | "learner-record/2";
  /** The uid of the pack, such as ST0792_1.2. */
  standard: string;
  /** What the person calls this record. With learner-record/2. */
  name?: string | null;
  /** The id of the option; null while none is chosen. */
  pathway?: string | null;
  /** An answer under the id of each criterion or outcome answered. */
  judgements?: { [id: string]: "met" | "partly" | "not-met" } | null;
  /** By performance category: a grade that it describes, or neither. */
  placements?: { [id: string]: string } | null;
  /** Under the id of a method: which attempt it is. */
  sittings?: { [id: string]: "first" | "resit" | "retake" } | null;
  /** true if the assessment organisation lifted the cap on repeats. */
  waived?: boolean | null;
  /** Where the plan says nothing of repeats: the limit that the person assumes. */
  assumedCap?: string | null;
  /** Under the id of a method: a result that was given. */
  results?: { [id: string]: string } | null;
  /** Under the id of a method: its marks. */
  marks?: { [id: string]: RecordMarks } | null;
  /** Under the id of a criterion: its points. */
  points?: { [id: string]: number } | null;
  /** Under the id of a criterion or outcome: a note of the person's own. */
  notes?: { [id: string]: string } | null;
  /** Evidence. With learner-record/2. */
  evidence?: RecordEvidence[] | null;
  /** Who has signed the portfolio's statement. With learner-record/2. */
  statement?: RecordStatement | null;
  /** By requirement: where it stands. With learner-record/2. */
  gateway?: { [id: string]: RecordConfirmed } | null;
  /** What requirements depend on. With learner-record/2. */
  about?: RecordAbout | null;
  /** Days that the person chose. With learner-record/2. */
  dates?: RecordDates | null;
  /** Rehearsals of methods. With learner-record/2. */
  rehearsals?: RecordRehearsal[] | null;
  /** By criterion or outcome: what is to be shown next. With /2. */
  plan?: { [id: string]: RecordStep } | null;
}

/** The marks of a method. */
export interface RecordMarks {
  /** The mark of the whole. */
  total?: number | null;
  /** Under the id of a part: the mark in it. */
  parts?: { [id: string]: number } | null;
}

/** A piece of evidence. */
export interface RecordEvidence {
  /** Such as E1; each its own. */
  id: string;
  /** What it is called. */
  title?: string | null;
  /** What it is. */
  kind?: "document" | "schedule" | "planning" | "witness-statement" | "photograph" | "video" | "audio" | "presentation" | "reflective-account" | "self-assessment" | "other" | null;
  /** When it was made. */
  date?: string | null;
  /** Where it is kept. */
  where?: string | null;
  /** How long it runs. */
  minutes?: number | null;
  /** A note of the person's own. */
  note?: string | null;
  /** Ids of the criteria or outcomes that it shows. */
  criteria?: string[] | null;
  /** Codes that it shows. */
  ksbs?: string[] | null;
}

/** Who has signed that the evidence is the apprentice's own. */
export interface RecordStatement {
  /** The employer has. */
  employer?: boolean | null;
  /** The apprentice has. */
  apprentice?: boolean | null;
}

/** Where a requirement of the gateway stands. */
export interface RecordConfirmed {
  /** Whether it is met. */
  state?: "met" | "partly" | "not-met" | null;
  /** When it was, or is to be. */
  date?: string | null;
  /** Who confirmed it. */
  by?: string | null;
  /** A note of the person's own. */
  note?: string | null;
}

/** What requirements depend on. */
export interface RecordAbout {
  /** The day on which training began. */
  trainingStart?: string | null;
  /** The day of registration. */
  registered?: string | null;
  /** The age when the apprenticeship began. */
  ageAtStart?: number | null;
}

/** Days that the person chose. */
export interface RecordDates {
  /** The gateway. */
  gateway?: string | null;
  /** When the assessment period begins. */
  periodStart?: string | null;
  /** Under the name of an event: its day. */
  fixed?: { [id: string]: string } | null;
}

/** One rehearsal of a method. */
export interface RecordRehearsal {
  /** The id of the method. */
  method: string;
  /** When it was. */
  date?: string | null;
  /** How long it took. */
  minutes?: number | null;
  /** How many questions were asked. */
  questions?: number | null;
  /** Ids of the criteria that went well. */
  well?: string[] | null;
}

/** What is to be shown next. */
export interface RecordStep {
  /** Until when. */
  by?: string | null;
}

/** One version of one standard. The file is called REFERENCE_VERSION.json. */
export interface Pack {
  /** The address of this schema, so that an editor completes the file. */
  $schema?: string | null;
  /** The format and its version. */
  format: "grade-pack/1";
  /** What the pack is about. */
  standard: PackStandard;
  /** The documents that the pack was read from. */
  documents: PackDocument[];
  /** The options; empty if the standard has none. */
  pathways: PackPathway[];
  /** Knowledge, skills and behaviours, in document order. */
  ksbs: PackKsb[];
  /** The duties of the occupation. */
  duties?: PackDuty[] | null;
  /** The overall scale, lowest first. */
  grades: string[];
  /** Assessment methods: always present, may be empty. */
  methods: PackMethod[];
  /** How the methods make the overall grade: a table, rules, or decidedBy. */
  overall: PackOverall;
  /** What re-sits and re-takes do to the grade. */
  repeats: PackRepeats;
  /** What is asked before the assessment. */
  gateway: PackRequirement[];
  /** Facts of the standard as a whole. */
  facts?: PackFact[] | null;
  /** Assessment outcomes; only for newer, short plans. */
  outcomes?: PackOutcome[] | null;
  /** Performance categories; only for newer plans. */
  performance?: PackCategory[] | null;
  /** The version log. */
  versions?: PackVersion[] | null;
  /** What a document leaves open, prints two ways or damages. */
  notes: PackNote[];
}

/** What a pack is about. */
export interface PackStandard {
  /** Reference, underscore, version: the file's name. */
  uid: string;
  /** Such as ST0792. */
  reference: string;
  /** Text, such as "1.2". */
  version: string;
  /** The occupation, exactly as printed. */
  title: string;
  /** Other names and typical job titles that a person may search by. */
  alsoCalled?: string[] | null;
  /** The level. */
  level: number;
  /** Where the version stands. */
  status: "approved" | "retired" | "draft" | "not-stated";
  /** The days on which it may be started; null if not stated. */
  starts: PackWindow | null;
  /** The day on which the pack was last read against its documents. */
  checked: string;
  /** Where it is printed. */
  source?: PackSource | null;
}

/** A document that the pack was read from. */
export interface PackDocument {
  /** What citations call it. */
  id: string;
  /** Its title. */
  title: string;
  /** Who published it. */
  publisher: string;
  /** Its version, as printed. */
  version: string;
  /** As the document prints it, with a version only where one is printed; else "not stated". */
  licence: string;
  /** The public address if the text prints one, else null. */
  address: string | null;
  /** The day on which it was read. */
  read?: string | null;
}

/** An option of the standard. */
export interface PackPathway {
  /** Kebab case; never changes once published. */
  id: string;
  /** Exactly as printed. */
  title: string;
  /** A sentence saying why this option's grades are only indicative. */
  indicative?: string | null;
  /** Where it is printed. */
  source?: PackSource | null;
}

/** One knowledge, skill or behaviour. A KSB of two options stands once per option. */
export interface PackKsb {
  /** Such as K1. */
  code: string;
  /** knowledge, skill or behaviour; newer standards may have others. */
  kind: string;
  /** null for the core, else the id of an option. */
  pathway: string | null;
  /** Own words, up to 14; null only if the document does not print the statement. */
  label: string | null;
  /** The methods that assess it, if the document says. */
  methods?: string[] | null;
  /** How sure this is, if it is not stated: inferred, ambiguous, not-stated, reconstructed. */
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed" | null;
  /** Where it is printed. */
  source?: PackSource | null;
}

/** A duty of the occupation. */
export interface PackDuty {
  /** Such as D1. */
  id: string;
  /** null for the core, else the id of an option. */
  pathway: string | null;
  /** Own words, up to 20. */
  label: string;
  /** The codes that the duty names. */
  ksbs: string[];
  /** Where it is printed. */
  source: PackSource;
}

/** An assessment method. */
export interface PackMethod {
  /** Such as AM1; never changes once published. */
  id: string;
  /** As printed. */
  title: string;
  /** One to three words for small screens. */
  short?: string | null;
  /** The method's own scale, lowest first. */
  grades: string[];
  /** Parts that are graded on their own first. */
  components?: PackComponent[] | null;
  /** For a method that is marked: the person enters a mark. */
  marks?: PackMarks | null;
  /** Criteria in document order. */
  criteria: PackCriterion[];
  /** true for a qualification that somebody else grades; its result is entered. */
  takenElsewhere?: boolean | null;
  /** What each grade above the lowest needs. */
  rules: PackRule[];
  /** Facts of the method, and of the portfolio that underpins it. */
  facts?: PackFact[] | null;
}

/** How the methods make the overall grade. */
export interface PackOverall {
  /** The plan prints no rule. */
  decidedBy?: "assessment-organisation" | null;
  /** Own words: who decides, and by what. */
  says?: string | null;
  /** What each grade needs, climbed. */
  rules?: PackOverallRule[] | null;
  /** One row per row of the document's table, in its order. */
  table?: PackRow[] | null;
  /** false if the plan means a better method grade to lower the whole. */
  monotone?: boolean | null;
  /** How sure this is: stated, inferred (it follows from what is stated), ambiguous (it can be read in several ways), not-stated (the document is silent), reconstructed (criteria only: the text is lost). */
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed" | null;
  /** Where it is printed. */
  source?: PackSource | null;
}

/** What re-sits and re-takes do to the grade. If the document says nothing: cap null, basis not-stated. */
export interface PackRepeats {
  /** The best overall grade after a repeat, or null. */
  cap: string | null;
  /** What the cap limits; default overall. */
  on?: "overall" | "method" | null;
  /** Methods repeated before it bites; default any. */
  when?: "any-repeat" | "more-than-one" | null;
  /** Whether the assessment organisation may lift the cap. */
  waivable: boolean;
  /** Facts of repeats. */
  facts?: PackFact[] | null;
  /** How sure this is: stated, inferred (it follows from what is stated), ambiguous (it can be read in several ways), not-stated (the document is silent), reconstructed (criteria only: the text is lost). */
  basis: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed";
  /** Where it is printed. */
  source: PackSource;
}

/** A requirement of the gateway. */
export interface PackRequirement {
  /** Never changes once published. */
  id: string;
  /** Two or three words for it, for lists. */
  short?: string | null;
  /** Own words: a requirement as a short sentence to the reader. */
  what: string;
  /** One more sentence. */
  detail?: string | null;
  /** How many months it is about. */
  months?: number | null;
  /** Who confirms it. */
  who?: "employer" | "apprentice" | "provider" | "assessment-organisation" | null;
  /** Whom it is asked of; left out: of everybody. */
  when?: PackCondition | null;
  /** rule, or typical wherever the document says typically, should, may, suggested, anticipates. */
  force?: "rule" | "typical" | null;
  /** How sure this is, if it is not stated: inferred, ambiguous, not-stated, reconstructed. */
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed" | null;
  /** Where it is printed. */
  source: PackSource;
}

/** A figure or a requirement of the plan, with at most one amount under its unit's name. */
export interface PackFact {
  /** What it is about, from a closed list. Take the nearest. */
  what: "onProgramme" | "offTheJob" | "assessmentPeriod" | "order" | "nextWithoutResult" | "results" | "certificate" | "planning" | "adjustments" | "venue" | "appeals" | "contact" | "guidance" | "identity" | "duration" | "presentation" | "questioning" | "questions" | "questionSource" | "followUp" | "fullTime" | "notice" | "review" | "submission" | "approval" | "content" | "documentation" | "equipment" | "technicalNeeds" | "remote" | "endEarly" | "themes" | "holistic" | "projectTime" | "projectEffort" | "projectBasis" | "report" | "wordsApart" | "mapping" | "ownWork" | "components" | "portfolioScope" | "portfolioPieces" | "portfolioMapping" | "portfolioManyKsbs" | "portfolioVideo" | "portfolioSource" | "portfolioRefuses" | "portfolioEmployer" | "portfolioStatement" | "portfolioUse" | "portfolioFeedback" | "portfolioHandIn" | "repeatAgreed" | "actionPlan" | "resitTypical" | "retakeTypical" | "repeatWindow" | "repeatWhole" | "differentQuestions" | "notToRaise" | "repeatScope" | "projectAmended" | "samePortfolio" | "timeWaiver" | "difference" | "project" | "otherMethods" | "allOutcomes" | "prevails";
  /** The amount: a whole number, or atLeast, atMost or both. One unit at most. */
  minutes?: number | PackBounds | null;
  /** The amount: a whole number, or atLeast, atMost or both. One unit at most. */
  hours?: number | PackBounds | null;
  /** The amount: a whole number, or atLeast, atMost or both. One unit at most. */
  days?: number | PackBounds | null;
  /** The amount: a whole number, or atLeast, atMost or both. One unit at most. */
  workingDays?: number | PackBounds | null;
  /** The amount: a whole number, or atLeast, atMost or both. One unit at most. */
  weeks?: number | PackBounds | null;
  /** The amount: a whole number, or atLeast, atMost or both. One unit at most. */
  months?: number | PackBounds | null;
  /** The amount: a whole number, or atLeast, atMost or both. One unit at most. */
  words?: number | PackBounds | null;
  /** The amount: a whole number, or atLeast, atMost or both. One unit at most. */
  pieces?: number | PackBounds | null;
  /** The amount: a whole number, or atLeast, atMost or both. One unit at most. */
  questions?: number | PackBounds | null;
  /** The amount: a whole number, or atLeast, atMost or both. One unit at most. */
  items?: number | PackBounds | null;
  /** The amount: a whole number, or atLeast, atMost or both. One unit at most. */
  percent?: number | PackBounds | null;
  /** By how much it may run over, in per cent. */
  extraPercent?: number | null;
  /** By how much it may differ either way, in per cent. */
  plusMinusPercent?: number | null;
  /** The kind of evidence that it refuses. */
  kind?: "document" | "schedule" | "planning" | "witness-statement" | "photograph" | "video" | "audio" | "presentation" | "reflective-account" | "self-assessment" | "other" | null;
  /** The event that the time is counted from. */
  from?: "training-start" | "gateway" | "assessment-period-start" | "project-start" | "assessment" | "final-assessment" | "outcome-notification" | "feedback" | "results" | null;
  /** The event that the time lies before. */
  before?: "training-start" | "gateway" | "assessment-period-start" | "project-start" | "assessment" | "final-assessment" | "outcome-notification" | "feedback" | "results" | null;
  /** The option that it is about, if it is about one. */
  pathway?: string | null;
  /** Own words, one sentence to the reader. Write {amount} where the amount goes, {extra} for extraPercent, {plusMinus} for plusMinusPercent; never repeat a figure that is in the fields. */
  says?: string | null;
  /** rule, or typical wherever the document says typically, should, may, suggested, anticipates. */
  force?: "rule" | "typical" | null;
  /** How sure this is, if it is not stated: inferred, ambiguous, not-stated, reconstructed. */
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed" | null;
  /** Where it is printed. */
  source: PackSource;
}

/** An assessment outcome of a newer, short plan. */
export interface PackOutcome {
  /** Such as AO1; not the id of a category or criterion. Never changes once published. */
  id: string;
  /** As printed. */
  title: string;
  /** null for the core, else the id of an option. */
  pathway: string | null;
  /** Codes; each must stand in ksbs for the core or for this outcome's option. */
  ksbs: string[];
  /** Own words, covers every demand, up to 60 words: "I can …". */
  prompt: string;
  /** How sure this is, if it is not stated: inferred, ambiguous, not-stated, reconstructed. */
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed" | null;
  /** Where it is printed. */
  source: PackSource;
}

/** A performance category of a newer, short plan. */
export interface PackCategory {
  /** Not the id of an outcome or criterion. Never changes once published. */
  id: string;
  /** As printed. */
  title: string;
  /** Own words under each grade of the overall scale that is described. */
  descriptors: { [id: string]: string };
  /** How sure this is, if it is not stated: inferred, ambiguous, not-stated, reconstructed. */
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed" | null;
  /** Where it is printed. */
  source: PackSource;
}

/** An entry of the version log. */
export interface PackVersion {
  /** Text, such as "1.1". */
  version: string;
  /** The first day on which it could be started; null if not stated. */
  earliest: string | null;
  /** The last day, or null. Must be there, perhaps as null, beside an earliest day. */
  latest?: string | null;
  /** Own words: what changed. */
  change?: string | null;
  /** Where it is printed. */
  source: PackSource;
}

/** What the document leaves open, prints two ways or damages, and how we read it. */
export interface PackNote {
  /** standard, overall, repeats, gateway, portfolio, facts, or the id of a method, criterion, outcome, category or option, or a KSB code. */
  about: string;
  /** How sure this is: stated, inferred (it follows from what is stated), ambiguous (it can be read in several ways), not-stated (the document is silent), reconstructed (criteria only: the text is lost). */
  basis: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed";
  /** Own words to the reader, one or two sentences. */
  text: string;
  /** Where it is printed. */
  source: PackSource;
}

/** Start dates, inclusive. */
export interface PackWindow {
  /** The first day. */
  earliest: string;
  /** The last day; null while the version is open. */
  latest: string | null;
}

/** Where something is printed. */
export interface PackSource {
  /** The id of a document of this pack. */
  document: string;
  /** Heading, table row; short, and the same words for the same place. */
  at: string;
  /** Only if the text itself prints the page. */
  page?: number | null;
}

/** A part of a method that is graded on its own first. */
export interface PackComponent {
  /** What rules and criteria call it. */
  id: string;
  /** As printed. */
  title: string;
  /** The component's own scale, lowest first. */
  grades: string[];
  /** What each grade above the lowest needs. */
  rules: PackComponentRule[];
}

/** Marks of a method. Parts share nothing; what they leave are marks outside every part. */
export interface PackMarks {
  /** The most marks there are. */
  most: number;
  /** Parts with a mark of their own. */
  parts?: PackPart[] | null;
  /** Where it is printed. */
  source?: PackSource | null;
}

/** A grading criterion. */
export interface PackCriterion {
  /** Like AM1-role-p1: method, theme, p/m/d and number. Never changes once published. */
  id: string;
  /** The grade it counts towards; null beside points. */
  grade: string | null;
  /** The component of the method that it belongs to. */
  component?: string | null;
  /** For a criterion that is given points instead of yes, partly, not yet. */
  points?: PackPoints | null;
  /** null for the core, else the id of an option. */
  pathway: string | null;
  /** As printed, without "(Core)"; null if rows have no theme. */
  theme: string | null;
  /** The codes printed with this criterion; null if the document prints none. */
  ksbs: string[] | null;
  /** Own words, first person, about 15 to 35 words, 40 at most. Every demand, nothing added. */
  prompt: string;
  /** How sure this is, if it is not stated: inferred, ambiguous, not-stated, reconstructed. */
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed" | null;
  /** Where it is printed. */
  source: PackSource;
}

/** What a grade of a method needs. Grades are climbed: the rules of every grade below hold too. */
export interface PackRule {
  /** A grade of the method's scale, not the lowest. */
  grade: string;
  /** The condition. */
  needs?: PackNeeds | null;
  /** Where the document can be read in several ways: each, the headline first; basis ambiguous. */
  readings?: PackReading[] | null;
  /** How sure this is: stated, inferred (it follows from what is stated), ambiguous (it can be read in several ways), not-stated (the document is silent), reconstructed (criteria only: the text is lost). */
  basis: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed";
  /** Where it is printed. */
  source: PackSource;
}

/** What an overall grade needs. */
export interface PackOverallRule {
  /** A grade of the overall scale, not the lowest. */
  grade: string;
  /** The condition. */
  needs: PackOverallNeeds;
  /** How sure this is: stated, inferred (it follows from what is stated), ambiguous (it can be read in several ways), not-stated (the document is silent), reconstructed (criteria only: the text is lost). */
  basis: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed";
  /** Where it is printed. */
  source: PackSource;
}

/** A row of the table. */
export interface PackRow {
  /** A cell under the id of each method: "any", a grade, or atLeast. */
  when: { [id: string]: string | PackCell };
  /** The overall grade. */
  then: string;
}

/** Whom a requirement is asked of. Conditions combine: each must hold. */
export interface PackCondition {
  /** Registered before this day. */
  registeredBefore?: string | null;
  /** Registered on this day or later. */
  registeredFrom?: string | null;
  /** At most so old when the apprenticeship began. */
  ageAtStartAtMost?: number | null;
  /** At least so old when the apprenticeship began. */
  ageAtStartAtLeast?: number | null;
}

/** Bounds of an amount: either or both. */
export interface PackBounds {
  /** The least. */
  atLeast?: number | null;
  /** The most. */
  atMost?: number | null;
}

/** What a grade of a component needs; about the component's own criteria only. */
export interface PackComponentRule {
  /** A grade of the component's scale, not the lowest. */
  grade: string;
  /** The condition. */
  needs: PackNeeds;
  /** How sure this is: stated, inferred (it follows from what is stated), ambiguous (it can be read in several ways), not-stated (the document is silent), reconstructed (criteria only: the text is lost). */
  basis: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed";
  /** Where it is printed. */
  source: PackSource;
}

/** A part of the marks. */
export interface PackPart {
  /** What rules call it. */
  id: string;
  /** As printed. */
  title: string;
  /** The most marks in it. */
  most: number;
}

/** Points of a criterion. */
export interface PackPoints {
  /** The most points. */
  most: number;
  /** What each point counts; 1 if left out. */
  weight?: number | null;
}

/** A condition: exactly one kind. */
export interface PackNeeds {
  /** Every criterion of the pool is met. */
  all?: PackPool | null;
  /** So many of the pool under "of" are met. */
  atLeast?: number | null;
  /** The pool of atLeast. */
  of?: PackPool | null;
  /** Each holds. */
  and?: PackNeeds[] | null;
  /** One holds, or more. */
  or?: PackNeeds[] | null;
  /** The method's mark (or that of "part") is at least so high. */
  mark?: number | null;
  /** A part of the marks. */
  part?: string | null;
  /** Points × weight come to at least so much together. */
  points?: number | null;
  /** Every criterion with points has at least so many. */
  eachPoints?: number | null;
  /** This component is graded "reach" or better. */
  component?: string | null;
  /** A grade of the component's scale. */
  reach?: string | null;
}

/** One way to read a rule. */
export interface PackReading {
  /** Own words: what this reading takes the document to mean. */
  says: string;
  /** The condition. */
  needs: PackNeeds;
}

/** A condition on methods: exactly one kind. */
export interface PackOverallNeeds {
  /** So many of these methods are graded "reach" or better. */
  methods?: number | "all" | null;
  /** Which methods; left out: all. */
  of?: string[] | null;
  /** A grade that each of these methods' scales has. */
  reach?: string | null;
  /** The mark of "method" (or of its "part") is at least so high. */
  mark?: number | null;
  /** A method with marks. */
  method?: string | null;
  /** A part of its marks. */
  part?: string | null;
  /** Weights by method: marks × weight are added. */
  weighted?: { [id: string]: number } | null;
  /** What they come to at least. */
  atLeast?: number | null;
  /** Each holds. */
  and?: PackOverallNeeds[] | null;
  /** One holds, or more. */
  or?: PackOverallNeeds[] | null;
}

/** So or better. */
export interface PackCell {
  /** A grade of the method's scale. */
  atLeast: string;
}

/** Criteria of the method: those of a grade, narrowed, or these very ones. */
export interface PackPool {
  /** Ids, as far as they belong to the person's option. */
  criteria?: string[] | null;
  /** Those of this grade. */
  grade?: string | null;
  /** Of the core or the option only; default both. */
  from?: "core" | "option" | "both" | null;
  /** Of this theme only. */
  theme?: string | null;
  /** Of this component only. */
  component?: string | null;
  /** What it means where an option has no such criteria. */
  ifEmpty?: "met" | "notMet" | null;
}

/** What a record's answers make of every grade, and why. */
export interface Decision {
  /** The uid of the standard. */
  standard: string;
  /** The id of the option. */
  pathway: string | null;
  /** In the order of the plan. */
  methods: MethodDecision[];
  /** The whole. Its grades are null where the organisation decides. */
  overall: OverallDecision;
  /** Only where the standard has outcomes or performance categories. */
  profile?: Profile;
}

/** The grade of a method. */
export interface MethodDecision {
  /** The id of the method. */
  id: string;
  /** What the answers secure so far: not a verdict. Null where nothing is computed. */
  today: string | null;
  /** The best that can still come of them. Null where nothing is computed. */
  possible: string | null;
  /** Whether no answer that is missing can change the grade. */
  settled: boolean;
  /** Each rule that was applied, in order. */
  steps: Step[];
  /** Ids of unanswered criteria that can change the grade. */
  missing: string[];
  /** Marks and results that can, if any. */
  missingInputs?: Input[];
  /** Too many ways to follow: missing is all that the rules name and is open. */
  missingCut?: boolean;
  /** Ids of answered criteria that the rules name. */
  used: string[];
  /** For each grade above today: the ways there. */
  routes: RoutesTo[];
  /** What rules out each grade above possible. */
  blocked: Blocked[];
  /** The bounds by each reading of the rules. */
  readings: Reading[];
}

/** The overall grade. */
export interface OverallDecision {
  /** What it would be if the cap were lifted, where it can be. */
  waived?: Bounds;
  /** What the answers secure so far: not a verdict. Null where nothing is computed. */
  today: string | null;
  /** The best that can still come of them. Null where nothing is computed. */
  possible: string | null;
  /** Whether no answer that is missing can change the grade. */
  settled: boolean;
  /** Each rule that was applied, in order. */
  steps: Step[];
  /** Ids of unanswered criteria that can change the grade. */
  missing: string[];
  /** Marks and results that can, if any. */
  missingInputs?: Input[];
  /** Too many ways to follow: missing is all that the rules name and is open. */
  missingCut?: boolean;
  /** Ids of answered criteria that the rules name. */
  used: string[];
  /** For each grade above today: the ways there. */
  routes: RoutesTo[];
  /** What rules out each grade above possible. */
  blocked: Blocked[];
  /** The bounds by each reading of the rules. */
  readings: Reading[];
}

/** What the answers show where no grade is worked out: counted out, never added up. */
export interface Profile {
  /** Outcomes of the core and the option. */
  counts: Counts;
  /** By the id of an outcome. */
  outcomes: { [id: string]: "met" | "partly" | "not-met" | null };
  /** Ids of outcomes without an answer. */
  missing: string[];
  /** Codes, by the best answer of the outcomes that carry them. */
  codes: Codes;
  /** By the id of a performance category. */
  placements: { [id: string]: string | null };
}

/** A rule that was applied, what it found, and where it stands. */
export type Step = RuleStep | GivenResultStep | TableStep | CappedStep | CapWaivedStep;

/** Something that is entered as a number or a grade. */
export type Input = MarkInput | ResultInput;

/** The smallest ways to a grade. */
export interface RoutesTo {
  /** The grade, or better. */
  grade: string;
  /** Fewest first. */
  ways: Way[];
  /** There are more than are listed. */
  cut: boolean;
}

/** What rules a grade out: answers that would have to change, or a cause that is no answer. */
export interface Blocked {
  /** The grade. */
  grade: string;
  /** What is no answer. */
  cause?: "cap" | "noCriteria" | "notInTable" | "result" | "mark" | "notMonotone";
  /** The answers, in the smallest ways. */
  ways?: Way[];
  /** There are more than are listed. */
  cut?: boolean;
}

/** The bounds by one reading of the ambiguous rules. */
export interface Reading {
  /** What the reading takes the document to mean. */
  says: string[];
  /** What is secure so far. */
  today: string;
  /** The best that can still come. */
  possible: string;
}

/** What a grade can still be. */
export interface Bounds {
  /** What is secure so far. */
  today: string;
  /** The best that can still come. */
  possible: string;
}

/** How many outcomes were answered how. */
export interface Counts {
  /** How many there are. */
  of: number;
  /** Met. */
  met: number;
  /** Partly met. */
  partly: number;
  /** Not met. */
  notMet: number;
  /** Without an answer. */
  unanswered: number;
}

/** Codes of knowledge and skills. */
export interface Codes {
  /** Shown. */
  shown: string[];
  /** Not shown. */
  notShown: string[];
  /** Not known yet. */
  unknown: string[];
}

/** The rule of a grade. */
export interface RuleStep {
  /** Which kind of step. */
  kind: "rule";
  /** The grade it decides. */
  grade: string;
  /** Whether it holds already. */
  today: boolean;
  /** Whether it can hold. */
  possible: boolean;
  /** What it found. */
  finding: Finding;
  /** How surely the document says it. */
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed";
  /** Where. */
  source?: Citation;
}

/** A result that was given. */
export interface GivenResultStep {
  /** Which kind of step. */
  kind: "givenResult";
  /** The result. */
  grade: string;
}

/** The combination table. */
export interface TableStep {
  /** Which kind of step. */
  kind: "table";
  /** The places of the rows for today and possible. */
  rows: (number | null)[];
  /** What the first gives. */
  today: string;
  /** What the second gives. */
  possible: string;
  /** How surely the document says it. */
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed";
  /** Where. */
  source?: Citation;
}

/** A cap on repeats. */
export interface CappedStep {
  /** Which kind of step. */
  kind: "capped";
  /** The limit. */
  cap: string;
  /** The id of each method that was repeated, and how. */
  repeated: ([string, "first" | "resit" | "retake"])[];
  /** Whether the assessment organisation may lift it. */
  waivable: boolean;
  /** How surely the document says it. */
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed";
  /** Where. */
  source?: Citation;
}

/** A cap that was lifted. */
export interface CapWaivedStep {
  /** Which kind of step. */
  kind: "capWaived";
  /** The limit. */
  cap: string;
  /** The id of each method that was repeated, and how. */
  repeated: ([string, "first" | "resit" | "retake"])[];
  /** How surely the document says it. */
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed";
  /** Where. */
  source?: Citation;
}

/** A mark. */
export interface MarkInput {
  /** What. */
  of: "mark";
  /** Of which method. */
  method: string;
  /** Of which part. */
  part?: string;
}

/** A result of a method that is taken elsewhere. */
export interface ResultInput {
  /** What. */
  of: "result";
  /** Of which method. */
  method: string;
}

/** All of these, so many of each of those, and each of these levels reached. */
export interface Way {
  /** All of these. */
  all: Open[];
  /** So many of each of those. */
  any: AnyOf[];
  /** Each of these, if there are any. */
  levels?: Level[];
}

/** What a condition found. */
export type Finding = Count | LevelFound | ComponentFound | MethodsFound | AndFound | OrFound;

/** Where something is printed. */
export interface Citation {
  /** The id of a document of the pack. */
  document: string;
  /** The place in it. */
  at: string;
  /** The page. */
  page?: number;
}

/** A criterion that is not met. */
export interface Open {
  /** Which. */
  id: string;
  /** How it is answered. */
  state: "unanswered" | "partly" | "not-met";
}

/** So many of these. */
export interface AnyOf {
  /** How many. */
  count: number;
  /** Which. */
  of: Open[];
}

/** So much of something that is counted; `now` is what the answers secure so far. */
export type Level = MarkLevel | PointsLevel | PointsTotalLevel | WeightedLevel | ResultLevel;

/** Criteria of a pool, counted. */
export interface Count {
  /** The grade of its criteria. */
  grade?: string;
  /** Of the core, the option, or both. */
  from: "both" | "core" | "option";
  /** Of this theme only. */
  theme?: string;
  /** Of this component only. */
  component?: string;
  /** How many are needed. */
  needed: number;
  /** How many there are. */
  of: number;
  /** How many are met. */
  met: number;
  /** How many are partly met. */
  partly: number;
  /** How many are not met. */
  notMet: number;
  /** How many have no answer. */
  unanswered: number;
  /** Ids of those not met yet, whatever their answer. */
  open: string[];
}

/** Something that is counted in marks, points or grades. */
export interface LevelFound {
  /** What. */
  of: "mark" | "points" | "pointsTotal" | "weighted" | "result";
  /** Of which method. */
  method?: string;
  /** Of which part of its marks. */
  part?: string;
  /** Of which component. */
  component?: string;
  /** Of which criterion. */
  criterion?: string;
  /** How much is needed. */
  needed: number;
  /** How much is secure. */
  today: number;
  /** How much there can be. */
  possible: number;
}

/** A component judged by its own rules. */
export interface ComponentFound {
  /** Which. */
  component: string;
  /** What it must reach. */
  reach: string;
  /** What its rules found. */
  finding: Finding;
}

/** So many of these methods reach these grades. */
export interface MethodsFound {
  /** How many. */
  methods: number;
  /** Which, and what was found of each. */
  of: MethodFound[];
}

/** Each of these holds. */
export interface AndFound {
  /** What each found. */
  and: Finding[];
}

/** One of these holds, or more. */
export interface OrFound {
  /** What each found. */
  or: Finding[];
}

/** A mark. */
export interface MarkLevel {
  /** What. */
  of: "mark";
  /** Of which method. */
  method: string;
  /** Of which part. */
  part?: string;
  /** How much. */
  atLeast: number;
  /** How much is secure. */
  now: number;
}

/** Points of one criterion, before its weight. */
export interface PointsLevel {
  /** What. */
  of: "points";
  /** Of which criterion. */
  criterion: string;
  /** How much. */
  atLeast: number;
  /** How much is secure. */
  now: number;
}

/** Points × weight of a method or component together. */
export interface PointsTotalLevel {
  /** What. */
  of: "pointsTotal";
  /** Of which method. */
  method: string;
  /** Of which component. */
  component?: string;
  /** How much. */
  atLeast: number;
  /** How much is secure. */
  now: number;
}

/** Marks × weight of all methods that the overall rule weighs. */
export interface WeightedLevel {
  /** What. */
  of: "weighted";
  /** How much. */
  atLeast: number;
  /** How much is secure. */
  now: number;
}

/** A result of a method that is taken elsewhere. */
export interface ResultLevel {
  /** What. */
  of: "result";
  /** Of which method. */
  method: string;
  /** The grade, or better. */
  atLeast: string;
}

/** A method and the grade it must reach. */
export interface MethodFound {
  /** Which. */
  method: string;
  /** What it must reach. */
  reach: string;
  /** Whether it does. */
  today: boolean;
  /** Whether it can. */
  possible: boolean;
}
