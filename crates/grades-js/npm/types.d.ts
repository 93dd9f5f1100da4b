// Written by `cargo tools schema` from the schemas in static/schema.

/** What one person said about one version of one standard. Everything after pathway may be left out. */
export interface LearnerRecord {
  /** The address of this schema, so that an editor completes the file. */
  $schema?: string | null;
  /** What requirements depend on. With learner-record/2. */
  about?: RecordAbout | null;
  /** Where the plan says nothing of repeats: the limit that the person assumes. */
  assumedCap?: string | null;
  /** Days that the person chose. With learner-record/2. */
  dates?: RecordDates | null;
  /** Evidence. With learner-record/2. */
  evidence?: RecordEvidence[] | null;
  /** The format and its version. */
  format: "learner-record/1" | "learner-record/2" | "learner-record/3";
  /** By requirement: where it stands. With learner-record/2. */
  gateway?: { [id: string]: RecordConfirmed } | null;
  /** An answer under the id of each criterion or outcome answered. */
  judgements?: { [id: string]: "met" | "partly" | "not-met" } | null;
  /** Under the id of a method: its marks. */
  marks?: { [id: string]: RecordMarks } | null;
  /** What the person calls this record. With learner-record/2. */
  name?: string | null;
  /** Under the id of a criterion or outcome: a note of the person's own. */
  notes?: { [id: string]: string } | null;
  /** The checksum of the pack, where it is somebody's own. With learner-record/3. */
  packChecksum?: string | null;
  /** The id of the option; null while none is chosen. */
  pathway?: string | null;
  /** By performance category: a grade that it describes, or neither. */
  placements?: { [id: string]: string } | null;
  /** By criterion or outcome: what is to be shown next. With learner-record/2. */
  plan?: { [id: string]: RecordStep } | null;
  /** Under the id of a criterion: its points. */
  points?: { [id: string]: number } | null;
  /** Rehearsals of methods. With learner-record/2. */
  rehearsals?: RecordRehearsal[] | null;
  /** Under the id of a method: a result that was given. */
  results?: { [id: string]: string } | null;
  /** Under the id of a method: which attempt it is. */
  sittings?: { [id: string]: "first" | "resit" | "retake" } | null;
  /** The uid of the pack, such as ST0792_1.2. */
  standard: string;
  /** Who has signed the portfolio's statement. With learner-record/2. */
  statement?: RecordStatement | null;
  /** true if the assessment organisation lifted the cap on repeats. */
  waived?: boolean | null;
}

/** What requirements depend on. */
export interface RecordAbout {
  /** The age when the apprenticeship began. */
  ageAtStart?: number | null;
  /** The day of registration. */
  registered?: string | null;
  /** The day on which training began. */
  trainingStart?: string | null;
}

/** Where a requirement of the gateway stands. */
export interface RecordConfirmed {
  /** Who confirmed it. */
  by?: string | null;
  /** When it was, or is to be. */
  date?: string | null;
  /** A note of the person's own. */
  note?: string | null;
  /** Whether it is met. */
  state?: "met" | "partly" | "not-met" | null;
}

/** Days that the person chose. */
export interface RecordDates {
  /** Under the name of an event: its day. */
  fixed?: { [id: string]: string } | null;
  /** The gateway. */
  gateway?: string | null;
  /** When the assessment period begins. */
  periodStart?: string | null;
}

/** A piece of evidence. */
export interface RecordEvidence {
  /** Ids of the criteria or outcomes that it shows. */
  criteria?: string[] | null;
  /** When it was made. */
  date?: string | null;
  /** Such as E1; each its own. */
  id: string;
  /** What it is. */
  kind?: "document" | "schedule" | "planning" | "witness-statement" | "photograph" | "video" | "audio" | "presentation" | "reflective-account" | "self-assessment" | "other" | null;
  /** Codes that it shows. */
  ksbs?: string[] | null;
  /** How long it runs. */
  minutes?: number | null;
  /** A note of the person's own. */
  note?: string | null;
  /** What it is called. */
  title?: string | null;
  /** Where it is kept. */
  where?: string | null;
}

/** The marks of a method. */
export interface RecordMarks {
  /** Under the id of a part: the mark in it. */
  parts?: { [id: string]: number } | null;
  /** The mark of the whole. */
  total?: number | null;
}

/** One rehearsal of a method. */
export interface RecordRehearsal {
  /** When it was. */
  date?: string | null;
  /** The id of the method. */
  method: string;
  /** How long it took. */
  minutes?: number | null;
  /** How many questions were asked. */
  questions?: number | null;
  /** Ids of the criteria that went well. */
  well?: string[] | null;
}

/** Who has signed that the evidence is the apprentice's own. */
export interface RecordStatement {
  /** The apprentice has. */
  apprentice?: boolean | null;
  /** The employer has. */
  employer?: boolean | null;
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
  /** The documents that the pack was read from. */
  documents: PackDocument[];
  /** The duties of the occupation. */
  duties?: PackDuty[] | null;
  /** Facts of the standard as a whole. */
  facts?: PackFact[] | null;
  /** The format and its version: the lowest that holds the pack. */
  format: "grade-pack/1" | "grade-pack/2";
  /** What is asked before the assessment. */
  gateway: PackRequirement[];
  /** The overall scale, lowest first. */
  grades: string[];
  /** Knowledge, skills and behaviours, in document order. */
  ksbs: PackKsb[];
  /** Assessment methods: always present, may be empty. */
  methods: PackMethod[];
  /** What a document leaves open, prints two ways or damages. */
  notes: PackNote[];
  /** Assessment outcomes; only for newer, short plans. */
  outcomes?: PackOutcome[] | null;
  /** How the methods make the overall grade: a table, rules, or decidedBy. */
  overall: PackOverall;
  /** The options; empty if the standard has none. */
  pathways: PackPathway[];
  /** Performance categories; only for newer plans. */
  performance?: PackCategory[] | null;
  /** What re-sits and re-takes do to the grade. */
  repeats: PackRepeats;
  /** What the pack is about. */
  standard: PackStandard;
  /** The version log. */
  versions?: PackVersion[] | null;
}

/** Every criterion of the pool is met. */
export interface PackAll {
  /** The pool. */
  all: PackPool;
}

/** An amount: exactly so many, or bounds. */
export type PackAmount = number | PackBounds;

/** Each of these holds. */
export interface PackAnd {
  /** The conditions. */
  and: PackNeeds[];
}

/** So many criteria of the pool are met. */
export interface PackAtLeast {
  /** How many. */
  atLeast: number;
  /** Another number for some options, under the id of each. Needs grade-pack/2. */
  forOption?: { [id: string]: number } | null;
  /** Of which pool. */
  of: PackPool;
}

/** So or better. */
export interface PackAtLeastGrade {
  /** A grade of the method's scale. */
  atLeast: string;
}

/** Bounds of an amount: either or both. */
export interface PackBounds {
  /** The least. */
  atLeast?: number | null;
  /** The most. */
  atMost?: number | null;
}

/** One limit on the grade of somebody who repeats. */
export interface PackCap {
  /** After a re-sit only, or after a re-take only; left out: after either. */
  after?: "resit" | "retake" | null;
  /** The best grade after such a repeat. */
  cap: string;
  /** Repeats of these methods only; left out: of any. */
  methods?: string[] | null;
  /** What the cap limits; default overall. */
  on?: "overall" | "method" | null;
  /** Whether the assessment organisation may lift it. */
  waivable: boolean;
  /** How many of these repeats before it bites; default any. */
  when?: "any-repeat" | "more-than-one" | null;
}

/** One way to read what a document says of limits. */
export interface PackCapReading {
  /** The limits; empty for none. */
  caps: PackCap[];
  /** Own words: what this reading takes the document to mean. */
  says: string;
}

/** A performance category of a newer, short plan. */
export interface PackCategory {
  /** How sure this is, if it is not stated: inferred, ambiguous, not-stated, reconstructed. */
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed" | null;
  /** Own words under each grade of the overall scale that is described. */
  descriptors: { [id: string]: string };
  /** Not the id of an outcome or criterion. Never changes once published. */
  id: string;
  /** Where it is printed. */
  source: PackSource;
  /** As printed. */
  title: string;
}

/** What a row asks of one method. */
export type PackCell = string | PackAtLeastGrade;

/** A part of a method that is graded on its own first. */
export interface PackComponent {
  /** The component's own scale, lowest first. */
  grades: string[];
  /** What rules and criteria call it. */
  id: string;
  /** What each grade above the lowest needs. */
  rules: PackComponentRule[];
  /** As printed. */
  title: string;
}

/** A component reaches a grade of its own scale, or a better one. */
export interface PackComponentNeeded {
  /** Which component. */
  component: string;
  /** A grade of the component's scale. */
  reach: string;
}

/** What a grade of a component needs; about the component's own criteria only. */
export interface PackComponentRule {
  /** How sure this is: stated, inferred (it follows from what is stated), ambiguous (it can be read in several ways), not-stated (the document is silent), reconstructed (criteria only: the text is lost). */
  basis: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed";
  /** A grade of the component's scale, not the lowest. */
  grade: string;
  /** The condition. */
  needs: PackNeeds;
  /** Where it is printed. */
  source: PackSource;
}

/** Whom a requirement is asked of; several bounds must all hold. */
export interface PackCondition {
  /** Of those of this age or older when training began. */
  ageAtStartAtLeast?: number | null;
  /** Of those of this age or younger when training began. */
  ageAtStartAtMost?: number | null;
  /** Of those registered before this day. */
  registeredBefore?: string | null;
  /** Of those registered on this day or later. */
  registeredFrom?: string | null;
}

/** A grading criterion. */
export interface PackCriterion {
  /** How sure this is, if it is not stated: inferred, ambiguous, not-stated, reconstructed. */
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed" | null;
  /** The component of the method that it belongs to. */
  component?: string | null;
  /** The grade it counts towards; null beside points. */
  grade: string | null;
  /** Like AM1-role-p1: method, theme, p/m/d and number. Never changes once published. */
  id: string;
  /** The codes printed with this criterion; null if the document prints none. */
  ksbs: string[] | null;
  /** null for the core, else the id of an option. */
  pathway: string | null;
  /** For a criterion that is given points instead of yes, partly, not yet. */
  points?: PackPoints | null;
  /** Own words, first person, about 15 to 40 words, 55 at most. Every demand, nothing added. */
  prompt: string;
  /** A name of up to six words, for lists; left out: the first words of the prompt. Needs grade-pack/2. */
  short?: string | null;
  /** Where it is printed. */
  source: PackSource;
  /** As printed, without "(Core)"; null if rows have no theme. */
  theme: string | null;
}

/** The plan prints no rule. */
export interface PackDecidedBy {
  /** How sure this is: stated, inferred, ambiguous, not-stated. */
  basis: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed";
  /** Who decides. */
  decidedBy: "assessment-organisation";
  /** Own words: who decides, and by what. */
  says?: string | null;
  /** Where it is printed. */
  source: PackSource;
}

/** A document that the pack was read from. */
export interface PackDocument {
  /** The public address if the text prints one, else null. */
  address: string | null;
  /** What citations call it. */
  id: string;
  /** The licence that the document names, with a version only where one is printed, else "not stated". */
  licence: string;
  /** Who published it. */
  publisher: string;
  /** The day on which it was read. */
  read?: string | null;
  /** Its title. */
  title: string;
  /** Its version, as printed. */
  version: string;
}

/** A duty of the occupation. */
export interface PackDuty {
  /** Such as D1. */
  id: string;
  /** The codes that the duty names. */
  ksbs: string[];
  /** Own words, up to 20. */
  label: string;
  /** null for the core, else the id of an option. */
  pathway: string | null;
  /** Where it is printed. */
  source: PackSource;
}

/** Every criterion with points has at least so many, before the weight. */
export interface PackEachPoints {
  /** No lower. */
  eachPoints: number;
}

/** A fact: a figure or rule of the plan on which no grade depends. At most one amount, under the name of its unit. */
export interface PackFact {
  /** How sure this is, if it is not stated: inferred, ambiguous, not-stated, reconstructed. */
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed" | null;
  /** The event that the time lies before. */
  before?: "training-start" | "gateway" | "assessment-period-start" | "project-start" | "assessment" | "final-assessment" | "outcome-notification" | "feedback" | "results" | null;
  /** The amount, in days. */
  days?: PackAmount | null;
  /** By how much it may run over, in per cent. */
  extraPercent?: number | null;
  /** rule if the document says must, will or at least; typical if it says typically, should or may. */
  force?: "rule" | "typical" | null;
  /** The event that the time is counted from. */
  from?: "training-start" | "gateway" | "assessment-period-start" | "project-start" | "assessment" | "final-assessment" | "outcome-notification" | "feedback" | "results" | null;
  /** The amount, in hours. */
  hours?: PackAmount | null;
  /** The amount, in things of the kind that the fact names. */
  items?: PackAmount | null;
  /** The kind of evidence that it refuses. */
  kind?: "document" | "schedule" | "planning" | "witness-statement" | "photograph" | "video" | "audio" | "presentation" | "reflective-account" | "self-assessment" | "other" | null;
  /** The amount, in minutes. */
  minutes?: PackAmount | null;
  /** The amount, in months. */
  months?: PackAmount | null;
  /** The option that it is about, if it is about one. */
  pathway?: string | null;
  /** The amount, in parts of a hundred. */
  percent?: PackAmount | null;
  /** The amount, in pieces of evidence. */
  pieces?: PackAmount | null;
  /** By how much it may differ either way, in per cent. */
  plusMinusPercent?: number | null;
  /** The amount, in questions. */
  questions?: PackAmount | null;
  /** Own words, one sentence to the reader. Write {amount} where the amount goes, {extra} for extraPercent, {plusMinus} for plusMinusPercent; never repeat a figure that is in the fields. */
  says?: string | null;
  /** Where it is printed. */
  source: PackSource;
  /** The amount, in weeks. */
  weeks?: PackAmount | null;
  /** What it is about. */
  what: "onProgramme" | "offTheJob" | "assessmentPeriod" | "order" | "nextWithoutResult" | "results" | "certificate" | "planning" | "adjustments" | "venue" | "appeals" | "contact" | "guidance" | "identity" | "duration" | "presentation" | "questioning" | "questions" | "questionSource" | "followUp" | "fullTime" | "notice" | "review" | "submission" | "approval" | "content" | "documentation" | "equipment" | "technicalNeeds" | "remote" | "endEarly" | "themes" | "holistic" | "projectTime" | "projectEffort" | "projectBasis" | "report" | "wordsApart" | "mapping" | "ownWork" | "components" | "portfolioScope" | "portfolioPieces" | "portfolioMapping" | "portfolioManyKsbs" | "portfolioVideo" | "portfolioSource" | "portfolioRefuses" | "portfolioEmployer" | "portfolioStatement" | "portfolioUse" | "portfolioFeedback" | "portfolioHandIn" | "repeatAgreed" | "actionPlan" | "resitTypical" | "retakeTypical" | "repeatWindow" | "repeatWhole" | "differentQuestions" | "notToRaise" | "repeatScope" | "projectAmended" | "samePortfolio" | "timeWaiver" | "difference" | "project" | "otherMethods" | "allOutcomes" | "prevails";
  /** The amount, in words. */
  words?: PackAmount | null;
  /** The amount, in working days. */
  workingDays?: PackAmount | null;
}

/** The points of the methods' grades × weight are added, and come to at least so much. Needs grade-pack/2. */
export interface PackGradePoints {
  /** No lower. */
  atLeast: number;
  /** Under the id of each method the points of every grade of its scale; the lowest may be left out for none. */
  gradePoints: { [id: string]: { [id: string]: number } };
  /** Weights by method; left out: each counts once. */
  weights?: { [id: string]: number } | null;
}

/** The criteria of a grade, perhaps narrowed. */
export interface PackGradePool {
  /** Of this component only. */
  component?: string | null;
  /** Of the core or the option only; default both. */
  from?: "core" | "option" | "both" | null;
  /** Those of this grade. */
  grade: string;
  /** What it means where an option has no such criteria. */
  ifEmpty?: "met" | "notMet" | null;
  /** Of this theme only. */
  theme?: string | null;
}

/** One knowledge, skill or behaviour. A KSB of two options stands once per option. */
export interface PackKsb {
  /** How sure this is, if it is not stated: inferred, ambiguous, not-stated, reconstructed. */
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed" | null;
  /** Such as K1. */
  code: string;
  /** knowledge, skill or behaviour; newer standards may have others. */
  kind: string;
  /** Own words, up to 14; null only if the document does not print the statement. */
  label: string | null;
  /** The methods that assess it, if the document says. */
  methods?: string[] | null;
  /** null for the core, else the id of an option. */
  pathway: string | null;
  /** Where it is printed. */
  source?: PackSource | null;
}

/** The method's mark, or the mark in one part of it, is at least so high. */
export interface PackMark {
  /** No lower. */
  mark: number;
  /** A part of the marks; left out: the whole. */
  part?: string | null;
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

/** An assessment method. */
export interface PackMethod {
  /** Parts that are graded on their own first. */
  components?: PackComponent[] | null;
  /** Criteria in document order. */
  criteria: PackCriterion[];
  /** Facts of the method, and of the portfolio that underpins it. */
  facts?: PackFact[] | null;
  /** true if the assessor grades the method as a whole: its criteria prepare for it, no rule makes a grade of them, its result is entered. Needs grade-pack/2. */
  gradedAsWhole?: boolean | null;
  /** The method's own scale, lowest first. */
  grades: string[];
  /** Such as AM1; never changes once published. */
  id: string;
  /** For a method that is marked: the person enters a mark. */
  marks?: PackMarks | null;
  /** What each grade above the lowest needs. */
  rules: PackRule[];
  /** One to three words for small screens. */
  short?: string | null;
  /** true for a qualification that somebody else grades; its result is entered. */
  takenElsewhere?: boolean | null;
  /** As printed. */
  title: string;
}

/** The mark of a method, or of a part of it, is at least so high. */
export interface PackMethodMark {
  /** No lower. */
  mark: number;
  /** A method with marks. */
  method: string;
  /** A part of its marks; left out: the whole. */
  part?: string | null;
}

/** So many of these methods reach a grade, or a better one. */
export interface PackMethods {
  /** How many. */
  methods: "all" | number;
  /** Which methods; left out: all. */
  of?: string[] | null;
  /** A grade that each of these methods' scales has. */
  reach: string;
}

/** These very criteria, as far as they belong to the person's option. */
export interface PackNamedPool {
  /** Their ids. */
  criteria: string[];
  /** What it means where an option has no such criteria. */
  ifEmpty?: "met" | "notMet" | null;
}

/** A condition: exactly one kind. */
export type PackNeeds = PackAll | PackAtLeast | PackThemes | PackAnd | PackOr | PackMark | PackPointsNeeded | PackEachPoints | PackComponentNeeded;

/** What the document leaves open, prints two ways or damages, and how we read it. */
export interface PackNote {
  /** standard, overall, repeats, gateway, portfolio, facts, or the id of a method, criterion, outcome, category or option, or a KSB code. */
  about: string;
  /** How sure this is: stated, inferred (it follows from what is stated), ambiguous (it can be read in several ways), not-stated (the document is silent), reconstructed (criteria only: the text is lost). */
  basis: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed";
  /** Where it is printed. */
  source: PackSource;
  /** Own words to the reader, one or two sentences. */
  text: string;
}

/** One of these holds, or more. */
export interface PackOr {
  /** The conditions. */
  or: PackNeeds[];
}

/** An assessment outcome of a newer, short plan. */
export interface PackOutcome {
  /** How sure this is, if it is not stated: inferred, ambiguous, not-stated, reconstructed. */
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed" | null;
  /** Such as AO1; not the id of a category or criterion. Never changes once published. */
  id: string;
  /** Codes; each must stand in ksbs for the core or for this outcome's option. */
  ksbs: string[];
  /** null for the core, else the id of an option. */
  pathway: string | null;
  /** Own words, covers every demand, up to 60 words: "I can …". */
  prompt: string;
  /** A name of up to six words, for lists; left out: the title. Needs grade-pack/2. */
  short?: string | null;
  /** Where it is printed. */
  source: PackSource;
  /** As printed. */
  title: string;
}

/** How the methods make the overall grade. */
export type PackOverall = PackDecidedBy | PackOverallRules | PackTable;

/** Each of these holds. */
export interface PackOverallAnd {
  /** The conditions. */
  and: PackOverallNeeds[];
}

/** A condition on methods: exactly one kind. */
export type PackOverallNeeds = PackMethods | PackMethodMark | PackWeighted | PackGradePoints | PackOverallAnd | PackOverallOr;

/** One of these holds, or more. */
export interface PackOverallOr {
  /** The conditions. */
  or: PackOverallNeeds[];
}

/** One way to read an overall rule. */
export interface PackOverallReading {
  /** The condition. */
  needs: PackOverallNeeds;
  /** Own words: what this reading takes the document to mean. */
  says: string;
}

/** What an overall grade needs. */
export interface PackOverallRule {
  /** How sure this is: stated, inferred, ambiguous, not-stated. */
  basis: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed";
  /** A grade of the overall scale, not the lowest. */
  grade: string;
  /** The condition. */
  needs?: PackOverallNeeds | null;
  /** Where the document can be read in several ways: each, the headline first; basis ambiguous. Needs grade-pack/2. */
  readings?: PackOverallReading[] | null;
  /** Where it is printed. */
  source: PackSource;
}

/** What each overall grade needs, climbed. */
export interface PackOverallRules {
  /** A rule for each grade above the lowest. */
  rules: PackOverallRule[];
}

/** A part of the marks. */
export interface PackPart {
  /** What rules call it. */
  id: string;
  /** The most marks in it. */
  most: number;
  /** As printed. */
  title: string;
}

/** An option of the standard. */
export interface PackPathway {
  /** Kebab case; never changes once published. */
  id: string;
  /** A sentence saying why this option's grades are only indicative. */
  indicative?: string | null;
  /** Where it is printed. */
  source?: PackSource | null;
  /** Exactly as printed. */
  title: string;
}

/** Points of a criterion. */
export interface PackPoints {
  /** The most points. */
  most: number;
  /** What each point counts; 1 if left out. */
  weight?: number | null;
}

/** Points × weight come to at least so much together. */
export interface PackPointsNeeded {
  /** No lower. */
  points: number;
}

/** Criteria of the method. */
export type PackPool = PackNamedPool | PackGradePool;

/** One way to read a rule. */
export interface PackReading {
  /** The condition. */
  needs: PackNeeds;
  /** Own words: what this reading takes the document to mean. */
  says: string;
}

/** What re-sits and re-takes do to the grade. If the document says nothing: cap null, basis not-stated. */
export interface PackRepeats {
  /** How sure this is: stated, inferred (it follows from what is stated), ambiguous (it can be read in several ways), not-stated (the document is silent). */
  basis: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed";
  /** The best overall grade after a repeat, or null. */
  cap?: string | null;
  /** In the place of cap, where limits differ by method, or by re-sit and re-take: each. Needs grade-pack/2. */
  caps?: PackCap[] | null;
  /** Facts of repeats. */
  facts?: PackFact[] | null;
  /** What the cap limits; default overall. */
  on?: "overall" | "method" | null;
  /** In the place of cap, where the document can be read in several ways: each, the headline first; basis ambiguous. Needs grade-pack/2. */
  readings?: PackCapReading[] | null;
  /** Where it is printed. */
  source: PackSource;
  /** Whether the assessment organisation may lift the cap; beside cap only. */
  waivable?: boolean | null;
  /** Methods repeated before it bites; default any. */
  when?: "any-repeat" | "more-than-one" | null;
}

/** A requirement of the gateway. */
export interface PackRequirement {
  /** How sure this is, if it is not stated: inferred, ambiguous, not-stated, reconstructed. */
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed" | null;
  /** One more sentence. */
  detail?: string | null;
  /** rule if the document says must, will or at least; typical if it says typically, should or may. */
  force?: "rule" | "typical" | null;
  /** Never changes once published. */
  id: string;
  /** How many months it is about. */
  months?: number | null;
  /** Two or three words for it, for lists. */
  short?: string | null;
  /** Where it is printed. */
  source: PackSource;
  /** Own words: a requirement as a short sentence to the reader. */
  what: string;
  /** Whom it is asked of; left out: of everybody. */
  when?: PackCondition | null;
  /** Who confirms it. */
  who?: "employer" | "apprentice" | "provider" | "assessment-organisation" | null;
}

/** A row of the table. */
export interface PackRow {
  /** How sure this row is, if it is not as sure as the table. Needs grade-pack/2. */
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed" | null;
  /** The overall grade. */
  then: string;
  /** A cell under the id of each method: "any", a grade, or atLeast. */
  when: { [id: string]: PackCell };
}

/** What a grade of a method needs. Grades are climbed: the rules of every grade below hold too. */
export interface PackRule {
  /** How sure this is: stated, inferred (it follows from what is stated), ambiguous (it can be read in several ways), not-stated (the document is silent), reconstructed (criteria only: the text is lost). */
  basis: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed";
  /** A grade of the method's scale, not the lowest. */
  grade: string;
  /** The condition. */
  needs?: PackNeeds | null;
  /** Where the document can be read in several ways: each, the headline first; basis ambiguous. */
  readings?: PackReading[] | null;
  /** Where it is printed. */
  source: PackSource;
}

/** Where something is printed. */
export interface PackSource {
  /** Heading, table row; short, and the same words for the same place. */
  at: string;
  /** The id of a document of this pack. */
  document: string;
  /** Only if the text itself prints the page. */
  page?: number | null;
}

/** What a pack is about. */
export interface PackStandard {
  /** Other names and typical job titles that a person may search by. */
  alsoCalled?: string[] | null;
  /** The day on which the pack was last read against its documents. */
  checked: string;
  /** The level. */
  level: number;
  /** Such as ST0792. */
  reference: string;
  /** Where it is printed. */
  source?: PackSource | null;
  /** The days on which it may be started; null if not stated. */
  starts: PackWindow | null;
  /** Where the version stands. */
  status: "approved" | "retired" | "draft" | "not-stated";
  /** The occupation, exactly as printed. */
  title: string;
  /** Reference, underscore, version: the file's name. */
  uid: string;
  /** Text, such as "1.2". */
  version: string;
}

/** A combination table. */
export interface PackTable {
  /** How sure this is: stated, inferred, ambiguous, not-stated. */
  basis: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed";
  /** false if the plan means a better method grade to lower the whole. */
  monotone?: boolean | null;
  /** Where the document can be read in several ways: each, the headline first; basis ambiguous. Needs grade-pack/2. */
  readings?: PackTableReading[] | null;
  /** Where it is printed. */
  source: PackSource;
  /** One row per row of the document's table, in its order. */
  table?: PackRow[] | null;
}

/** One way to read a table. */
export interface PackTableReading {
  /** Own words: what this reading takes the document to mean. */
  says: string;
  /** The rows. */
  table: PackRow[];
}

/** In so many themes every criterion of the grade is met. Needs grade-pack/2. */
export interface PackThemes {
  /** The grade whose criteria count. */
  grade: string;
  /** How many themes. */
  themes: number;
}

/** An entry of the version log. */
export interface PackVersion {
  /** Own words: what changed. */
  change?: string | null;
  /** The first day on which it could be started; null if not stated. */
  earliest: string | null;
  /** The last day, or null. Must be there, perhaps as null, beside an earliest day. */
  latest?: string | null;
  /** Where it is printed. */
  source: PackSource;
  /** Text, such as "1.1". */
  version: string;
}

/** Marks × weight are added, and come to at least so much. */
export interface PackWeighted {
  /** No lower. */
  atLeast: number;
  /** Weights by method. */
  weighted: { [id: string]: number };
}

/** Start dates, inclusive. */
export interface PackWindow {
  /** The first day. */
  earliest: string;
  /** The last day; null while the version is open. */
  latest: string | null;
}

/** What a record's answers make of every grade, and why. */
export interface Decision {
  /** In the order of the plan. */
  methods: MethodDecision[];
  /** The whole. Its grades are null where the organisation decides. */
  overall: OverallDecision;
  /** The id of the option. */
  pathway: string | null;
  /** Only where the standard has outcomes or performance categories. */
  profile?: Profile;
  /** The uid of the standard. */
  standard: string;
}

/** Each of these holds. */
export interface AndFound {
  /** What each found. */
  and: Finding[];
}

/** So many of these. */
export interface AnyOf {
  /** How many. */
  count: number;
  /** Which. */
  of: Open[];
}

/** What rules a grade out: answers that would have to change, or a cause that is no answer. */
export interface Blocked {
  /** What is no answer. */
  cause?: "cap" | "noCriteria" | "notInTable" | "result" | "mark" | "notMonotone";
  /** There are more than are listed. */
  cut?: boolean;
  /** The grade. */
  grade: string;
  /** The answers, in the smallest ways. */
  ways?: Way[];
}

/** What a grade can still be. */
export interface Bounds {
  /** The best that can still come. */
  possible: string;
  /** What is secure so far. */
  today: string;
}

/** A cap that was lifted. */
export interface CapWaivedStep {
  /** How surely the document says it. */
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed";
  /** The limit. */
  cap: string;
  /** Which kind of step. */
  kind: "capWaived";
  /** The id of each method that was repeated, and how. */
  repeated: ([string, "first" | "resit" | "retake"])[];
  /** Where. */
  source?: Citation;
}

/** A cap on repeats. */
export interface CappedStep {
  /** How surely the document says it. */
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed";
  /** The limit. */
  cap: string;
  /** Which kind of step. */
  kind: "capped";
  /** The id of each method that was repeated, and how. */
  repeated: ([string, "first" | "resit" | "retake"])[];
  /** Where. */
  source?: Citation;
  /** Whether the assessment organisation may lift it. */
  waivable: boolean;
}

/** Where something is printed. */
export interface Citation {
  /** The place in it. */
  at: string;
  /** The id of a document of the pack. */
  document: string;
  /** The page. */
  page?: number;
}

/** Codes of knowledge and skills. */
export interface Codes {
  /** Not shown. */
  notShown: string[];
  /** Shown. */
  shown: string[];
  /** Not known yet. */
  unknown: string[];
}

/** A component judged by its own rules. */
export interface ComponentFound {
  /** Which. */
  component: string;
  /** What its rules found. */
  finding: Finding;
  /** What it must reach. */
  reach: string;
}

/** Criteria of a pool, counted. */
export interface Count {
  /** Of this component only. */
  component?: string;
  /** Of the core, the option, or both. */
  from: "core" | "option" | "both";
  /** The grade of its criteria. */
  grade?: string;
  /** How many are met. */
  met: number;
  /** How many are needed. */
  needed: number;
  /** How many are not met. */
  notMet: number;
  /** How many there are. */
  of: number;
  /** Ids of those not met yet, whatever their answer. */
  open: string[];
  /** How many are partly met. */
  partly: number;
  /** Of this theme only. */
  theme?: string;
  /** How many have no answer. */
  unanswered: number;
}

/** How many outcomes were answered how. */
export interface Counts {
  /** Met. */
  met: number;
  /** Not met. */
  notMet: number;
  /** How many there are. */
  of: number;
  /** Partly met. */
  partly: number;
  /** Without an answer. */
  unanswered: number;
}

/** What a condition found. */
export type Finding = Count | LevelFound | ComponentFound | MethodsFound | GradePointsFound | AndFound | OrFound | SomeFound;

/** A result that was given. */
export interface GivenResultStep {
  /** The result. */
  grade: string;
  /** Which kind of step. */
  kind: "givenResult";
}

/** The points of the methods' grades, together. */
export interface GradePointsFound {
  /** How many are needed. */
  gradePoints: number;
  /** What each method brings. */
  of: MethodPoints[];
}

/** Something that is entered as a number or a grade. */
export type Input = MarkInput | ResultInput;

/** So much of something that is counted; `now` is what the answers secure so far. */
export type Level = MarkLevel | PointsLevel | PointsTotalLevel | WeightedLevel | ResultLevel;

/** Something that is counted in marks, points or grades. */
export interface LevelFound {
  /** Of which component. */
  component?: string;
  /** Of which criterion. */
  criterion?: string;
  /** Of which method. */
  method?: string;
  /** How much is needed. */
  needed: number;
  /** What. */
  of: "mark" | "points" | "pointsTotal" | "weighted" | "result";
  /** Of which part of its marks. */
  part?: string;
  /** How much there can be. */
  possible: number;
  /** How much is secure. */
  today: number;
}

/** A mark. */
export interface MarkInput {
  /** Of which method. */
  method: string;
  /** What. */
  of: "mark";
  /** Of which part. */
  part?: string;
}

/** A mark. */
export interface MarkLevel {
  /** How much. */
  atLeast: number;
  /** Of which method. */
  method: string;
  /** How much is secure. */
  now: number;
  /** What. */
  of: "mark";
  /** Of which part. */
  part?: string;
}

/** The grade of a method. */
export interface MethodDecision {
  /** What rules out each grade above possible. */
  blocked: Blocked[];
  /** The id of the method. */
  id: string;
  /** Ids of unanswered criteria that can change the grade. */
  missing: string[];
  /** Too many ways to follow: missing is all that the rules name and is open. */
  missingCut?: boolean;
  /** Marks and results that can, if any. */
  missingInputs?: Input[];
  /** The best that can still come of them. Null where nothing is computed. */
  possible: string | null;
  /** The bounds by each reading of the rules. */
  readings: Reading[];
  /** For each grade above today: the ways there. */
  routes: RoutesTo[];
  /** Whether no answer that is missing can change the grade. */
  settled: boolean;
  /** Each rule that was applied, in order. */
  steps: Step[];
  /** What the answers secure so far: not a verdict. Null where nothing is computed. */
  today: string | null;
  /** Ids of answered criteria that the rules name. */
  used: string[];
}

/** A method and the grade it must reach. */
export interface MethodFound {
  /** Which. */
  method: string;
  /** Whether it can. */
  possible: boolean;
  /** What it must reach. */
  reach: string;
  /** Whether it does. */
  today: boolean;
}

/** What a method brings, its weight counted in. */
export interface MethodPoints {
  /** Which. */
  method: string;
  /** How many there can be. */
  possible: number;
  /** How many are secure. */
  today: number;
}

/** So many of these methods reach these grades. */
export interface MethodsFound {
  /** How many. */
  methods: number;
  /** Which, and what was found of each. */
  of: MethodFound[];
}

/** A criterion that is not met. */
export interface Open {
  /** Which. */
  id: string;
  /** How it is answered. */
  state: "unanswered" | "partly" | "not-met";
}

/** One of these holds, or more. */
export interface OrFound {
  /** What each found. */
  or: Finding[];
}

/** The overall grade. */
export interface OverallDecision {
  /** What rules out each grade above possible. */
  blocked: Blocked[];
  /** Ids of unanswered criteria that can change the grade. */
  missing: string[];
  /** Too many ways to follow: missing is all that the rules name and is open. */
  missingCut?: boolean;
  /** Marks and results that can, if any. */
  missingInputs?: Input[];
  /** The best that can still come of them. Null where nothing is computed. */
  possible: string | null;
  /** The bounds by each reading of the rules. */
  readings: Reading[];
  /** For each grade above today: the ways there. */
  routes: RoutesTo[];
  /** Whether no answer that is missing can change the grade. */
  settled: boolean;
  /** Each rule that was applied, in order. */
  steps: Step[];
  /** What the answers secure so far: not a verdict. Null where nothing is computed. */
  today: string | null;
  /** Ids of answered criteria that the rules name. */
  used: string[];
  /** What it would be if the cap were lifted, where it can be. */
  waived?: Bounds;
}

/** Points of one criterion, before its weight. */
export interface PointsLevel {
  /** How much. */
  atLeast: number;
  /** Of which criterion. */
  criterion: string;
  /** How much is secure. */
  now: number;
  /** What. */
  of: "points";
}

/** Points × weight of a method or component together. */
export interface PointsTotalLevel {
  /** How much. */
  atLeast: number;
  /** Of which component. */
  component?: string;
  /** Of which method. */
  method: string;
  /** How much is secure. */
  now: number;
  /** What. */
  of: "pointsTotal";
}

/** What the answers show where no grade is worked out: counted out, never added up. */
export interface Profile {
  /** Codes, by the best answer of the outcomes that carry them. */
  codes: Codes;
  /** Outcomes of the core and the option. */
  counts: Counts;
  /** Ids of outcomes without an answer. */
  missing: string[];
  /** By the id of an outcome. */
  outcomes: { [id: string]: "met" | "partly" | "not-met" | null };
  /** By the id of a performance category. */
  placements: { [id: string]: string | null };
}

/** The bounds by one reading of the ambiguous rules. */
export interface Reading {
  /** The best that can still come. */
  possible: string;
  /** What the reading takes the document to mean. */
  says: string[];
  /** What is secure so far. */
  today: string;
}

/** A result of a method that is taken elsewhere. */
export interface ResultInput {
  /** Of which method. */
  method: string;
  /** What. */
  of: "result";
}

/** A result of a method that is taken elsewhere. */
export interface ResultLevel {
  /** The grade, or better. */
  atLeast: string;
  /** Of which method. */
  method: string;
  /** What. */
  of: "result";
}

/** The smallest ways to a grade. */
export interface RoutesTo {
  /** There are more than are listed. */
  cut: boolean;
  /** The grade, or better. */
  grade: string;
  /** Fewest first. */
  ways: Way[];
}

/** The rule of a grade. */
export interface RuleStep {
  /** How surely the document says it. */
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed";
  /** What it found. */
  finding: Finding;
  /** The grade it decides. */
  grade: string;
  /** Which kind of step. */
  kind: "rule";
  /** Whether it can hold. */
  possible: boolean;
  /** Where. */
  source?: Citation;
  /** Whether it holds already. */
  today: boolean;
}

/** So many of these. */
export interface SomeFound {
  /** How many. */
  atLeast: number;
  /** What each found. */
  of: Finding[];
}

/** A rule that was applied, what it found, and where it stands. */
export type Step = RuleStep | GivenResultStep | TableStep | CappedStep | CapWaivedStep;

/** The combination table. */
export interface TableStep {
  /** How surely the document says it. */
  basis?: "stated" | "inferred" | "ambiguous" | "not-stated" | "reconstructed";
  /** Which kind of step. */
  kind: "table";
  /** What the second gives. */
  possible: string;
  /** The places of the rows for today and possible. */
  rows: (number | null)[];
  /** Where. */
  source?: Citation;
  /** What the first gives. */
  today: string;
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

/** Marks × weight of all methods that the overall rule weighs. */
export interface WeightedLevel {
  /** How much. */
  atLeast: number;
  /** How much is secure. */
  now: number;
  /** What. */
  of: "weighted";
}

/** The two ends of every grade. Each stands as in the whole decision. */
export interface DecisionBounds {
  /** In the order of the plan. */
  methods: MethodBounds[];
  /** The whole. Its grades are null where the organisation decides. */
  overall: OverallBounds;
  /** The id of the option. */
  pathway: string | null;
  /** The uid of the standard. */
  standard: string;
}

/** What the grade of a method can still be. */
export interface MethodBounds {
  /** The id of the method. */
  id: string;
  /** The best that can still come. */
  possible: string;
  /** What is secure so far. */
  today: string;
}

/** What the overall grade can still be. */
export interface OverallBounds {
  /** The best that can still come. Null where nothing is computed. */
  possible: string | null;
  /** What is secure so far. Null where nothing is computed. */
  today: string | null;
}
