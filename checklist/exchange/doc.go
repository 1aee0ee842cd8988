// Package exchange reads and writes every file that crosses a trust boundary.
// What comes from outside is bounded in size and depth, checked to be the text
// that it claims to be, and refused with everything that is wrong with it, each
// thing with its place.
//
//   - [ReadStandard] and [CheckStandard]: a standard in any form;
//     [WriteStandardYAML], [WriteStandardJSON], [WriteStandardExcel],
//     [WriteStandardCSV] and [WriteStandardOSCAL]; a template to begin with from
//     [WriteTemplateYAML] and [WriteTemplateExcel]
//   - [ReadTables] and [ReadMapping]: a checklist of another hand, and how to
//     read it; [Mapping.Read] gives its items and the answers beside them,
//     [Suggest] a mapping to begin with, [WriteMapping] its file
//   - [PackageWriter] and [ReadPackage], [WriteSubmission], [Unseal] and
//     [ReadSubmission], [WriteReceipt] and [ReadReceipt]: what office and
//     departments send each other; [Digest] and [Judge] for what has come
//   - [ReadPolicyText]: a basic policy from its plain text
//   - [ReadOrganisation], [WriteOrganisationExcel] and [WriteOrganisationCSV]: the
//     bureaus and departments of a city
//   - [ReadStaffForms] and [WriteStaffSheet]: what a department's staff answer one
//     by one
//   - [WriteAnswerSheet] and [ReadAnswerSheet]: the Excel sheet in which a
//     department answers; [MergeAnswerSheets] for copies and parts of it
//   - [ReadKnown]: a list of the office's, by departments
//   - [WriteArchive] and [ReadArchive]: a year of a workspace
//   - [WriteResultsOSCAL] and [WritePlansOSCAL]: a year for the programs of others
//   - [WriteDataCSV] and [CheckEncoding]: tables of data, such as the data sheets of
//     reports
//
// Nothing here knows the workspace file, the clock or the screen. Errors carry
// codes and data; sentences are made where they are shown.
//
// # A standard as YAML
//
// example.yaml shows every field with an explanation. Paths in problems use the
// same names.
//
//	id, version     letters, figures and . _ -, up to 64
//	title           text
//	note            text, optional
//	scale           id, title, ratings, counts, plan_below
//	  ratings       list, best first: code, symbol, label (text), class, points,
//	                reason, plan, plan_if_critical, evidence
//	  counts        list, falling to 0: from (10000 = everyone), rating
//	grading         optional: steps (list, falling to 0: grade, from), cap
//	segments        list: id, label (text)
//	sections        list: id, title (text), sections, items
//	  items         list of items
//
// An item has
//
//	id              unique in the standard
//	kind            rating or count
//	topic           text, the short name for lists
//	replaces        optional list of items of the version before that go on in this one
//	subject         department, system, site or city
//	role            head, staff, system_owner, infrastructure, chief, csirt or auditor
//	segments        optional list of the standard's segments
//	network_models  optional list of a, a_prime, b, b_prime
//	condition       optional: flags joined by & and |, & binding tighter
//	event, critical, mandatory   true or false, false if missing
//	weight          1 to 3
//	policy          optional list of clauses of the basic policy: "6(3)①"
//	article         optional: the city's own article
//	threats         optional list of numbers
//	protects        optional list of C, I, A
//	references      optional list: "catalogue number", such as csf2 ID.AM-07
//	question        text
//	criteria        optional list: rating, ja, en
//	counting        text, for head counts: who is concerned, who complies
//	not_applicable, verify, evidence, why, first_step   optional texts
//	variants        optional list of other words for cities of some network models
//
// A variant has network_models, which are among the item's, and those texts, from
// question to first_step, that replace the item's own: criteria as a whole, each
// other text by itself. A model is in one variant of an item at most.
//
// A text is a mapping of ja and en, or the Japanese text alone; a title without
// English declares a standard in Japanese only. Titles and other short texts hold
// 200 characters, the texts of an item 4,000. A standard holds up to 20,000 items
// in sections up to 8 deep.
//
// The file is UTF-8, with or without a byte order mark, up to 8 MiB. It is YAML
// without anchors, aliases, tags, merge keys, directives and second documents; a
// field stands once, and no field is unknown. Quotes are needed only where YAML
// needs them: a version 2026.10 stays as it is written. Indentation is by spaces.
//
// # A standard as JSON
//
// The same fields with the same rules, for programs. The file begins with a
// brace. Comments are not allowed, tabs are.
//
// # A standard as an Excel workbook
//
// The form in which cities edit: an .xlsx file with one table a sheet, for items,
// variants of items, sections, ratings, head counts, grades, segments and, headings
// below each other, the standard itself. The sheet 使い方 explains every column. Sheets and
// columns are found by their names in Japanese or English or by the path of the
// field, such as question.en, wherever they stand; a title may stand above the
// headings. Sections name the one around them, items name their section, variants
// their item; the order of the rows is the order of the standard.
//
// A list is one cell, its entries separated by a semicolon (commas are read, too);
// a backslash takes away the meaning of a separator and of a backslash. Codes of the
// program are written as labels and read as labels or codes. Ids may have
// full-width letters. Formulas, dates and errors in a cell that is read are
// mistakes, each with its sheet and cell; merged cells, unknown sheets and
// columns, macros and links to other files are left alone with a warning.
//
// A workbook unzips to at most 64 MiB, with content in 30,000 rows and 500
// columns at most.
//
// # The items of a standard as CSV
//
// The columns of the sheet of items, with the id and the titles of each section
// around an item, from the chapter down, in place of the section's id. A row with
// network models in the column "variant" is a variant of the item whose id it has:
// it holds the texts that replace the item's, and its sections are not read. All else,
// from the standard's id to its ratings, a CSV file takes from a standard that
// the reader names, see [CheckStandard].
//
// The file is UTF-8, with or without a byte order mark, or CP932, with commas,
// semicolons or tabs between the cells and quotes where needed. In a cell \n is a
// line break and \\ a backslash. A text that a spreadsheet would take for a
// formula, because it begins with = + - @ and is no number, has an apostrophe
// before it.
//
// # Tables of data as CSV
//
// One table a file: a line of headings, then one record a line, with commas, CRLF
// and quotes where needed. Numbers are plain, days ISO 8601, and what is unknown is
// empty. Texts are written as in a standard's CSV, so that the same reader undoes
// it. The file is UTF-8 with a byte order mark, by which Excel knows it, unless
// another encoding is asked for. Nothing is replaced where CP932 lacks a character:
// [CheckEncoding] names every cell in all the files that belong together.
//
// # A mapping for a checklist of another hand
//
// A YAML file, with the rules of a standard's YAML, that says where in an .xlsx or
// CSV file of any form things stand:
//
//	standard        what the table does not say of itself
//	  id, version, title   of the standard to make
//	  base          the standard whose scale, grading and segments it has
//	  same          in place of these: the standard whose items the table asks
//	                about under their own ids, so that there are answers alone
//	sheet           its name; the first one that is not hidden if left out
//	header          list of the rows with the headings, from 1, up to 5
//	last            optional: the last row of the table
//	sections        optional list, chapters first: title and optional id (columns)
//	titles          optional list, outer sections first: rows that are a title
//	  when          merged: over the question and another column that is read;
//	                alone: nothing else in the row; or left out
//	  column        optional column of the title; the leftmost filled cell
//	  pattern       optional regular expression (RE2) for it
//	ids             keep, plain, section or number; keep if left out
//	items           columns of an item: question, and optional id, topic, kind,
//	                subject, role, weight, critical, mandatory, event, condition,
//	                segments, policy, article, counting, not_applicable, verify,
//	                evidence, why, first_step, and criteria (list: rating, column)
//	defaults        optional: kind, subject, role and weight where the table is
//	                silent: rating, department, head and 1
//	answers         optional columns of an answer: department, subject, rating,
//	                complying, concerned, comment, reason, evidence, cause, action,
//	                due, owner, note
//	ratings         optional list: rating and the words that mean it
//
// Columns are one name or a list of them, whose cells are then joined: ids by a
// hyphen, long texts by a line break. A name is the whole heading, headings in
// several rows joined from above; or its lowest part; or any part; or else the
// letter of the column. One that fits several columns is a mistake.
//
// What a merged range shows stands in each of its cells. Title rows hold sections
// outside those that columns name; a column's empty cell means what stands above
// it. A section without an id has the number that its title begins with (第1章, 1.,
// (1)), behind the id of the section around it, or N and its place in order. Full-width
// figures in ids become plain ones. Of the forms of ids, keep takes them as they
// stand, plain puts a hyphen for what is neither letter nor figure, section puts
// the section's id before a plain one, and number counts: N01-02-03. An item
// without a topic has the first 40 characters of its question.
//
// Empty rows, and rows that repeat what stands above or in the headings, are
// passed over. Rows that are neither an item nor a title, columns with content
// that no field names, hidden rows and columns, ids that became numbers with a
// point, and formulas, whose results as the file keeps them are taken, are
// warnings with their cells. Dates that were made of an id or of another text of an
// item, errors, and formulas without a result are mistakes; a date in an answer is
// taken as 2026-06-01.
//
// A word for a rating is what ratings says, else what [NamedRating] understands.
// Days are read by [checklist.ParseDate]. With a column for the department or the
// subject an item may stand in several rows; an answer may stand once.
//
// # A standard as an OSCAL catalog
//
// NIST's catalog format, version 1.1 in JSON: a file whose first field is
// catalog. A file that this package wrote holds the whole standard. Of a catalog
// of another hand is read:
//
//	group                  section; one without an id is called by its number, such as g1.2
//	control                item of its section, enhancements behind their control
//	title                  topic
//	statement              question, with the labels of its points; else the title
//	guidance               why
//	assessment-objective   verify, as are methods of assessment, but for
//	EXAMINE                evidence: the objects to look at
//
// Params stand in the texts as their values, else [Selection: …] with their
// choices or [Assignment: …] with their label or constraint. Links to other
// controls leave their text. Texts too long for a field are cut with a warning.
// Each item is a rating that the head answers for the department, with the
// weight 1, where no field of this program says otherwise; scale, grading and
// segments are those of another standard, see [CheckStandard]. The texts become
// the Japanese ones, whatever their language. Withdrawn controls, other parts,
// links and back matter are left out. Nothing that OSCAL adds is an error.
//
// A file from here has the fields without a word of their own in OSCAL as props
// and parts with the namespace urn:x-tenken:standard: a prop holds one line, a
// part a text or a group of fields, and a list is as many of them as it has
// entries. A part called translation holds the title or the prose around it in
// the other language. The first group stands for the standard as a whole, with
// id, scale, grading and segments. The question is the statement, with the
// control's id and _smt as its id, the reason the guidance. An id that begins with
// a figure has _ before it, and stands in a prop as well.
//
// A catalog holds up to 32 MiB, and params add up to 16 MiB to its texts.
//
// # A year as OSCAL assessment results and plans
//
// Two documents of OSCAL 1.1.3 in JSON, beside the catalog of the standard. They are
// written and not read. They go by the answers that all figures go by: in an office's
// archive by the newest submission of each department, slips corrected; in a department's
// by what it has recorded, handed in or not, as the prop state of its party says. They say
// what departments say of themselves, and never that anything conforms.
//
//	party         the city and its departments; persons are named nowhere
//	component     a system; a site is a location
//	observation   an answer with its evidence, or evidence alone; its method is
//	              SELF-INSPECTION. Of an attachment there are name, size and SHA-256
//	finding       an item that is asked of a subject and applies, its target the
//	              statement of the catalog's control: satisfied (pass) for a rating of the
//	              class done; not-satisfied (fail) for the others, and (other) without an
//	              answer. What does not apply is an observation alone
//	risk          an item that is not, or not wholly, done: open without a plan,
//	              remediating with one; closed if it was planned, in this year or the one
//	              before, and is done or applies no more. Its remediation is the plan, the
//	              day of that a milestone
//	poam-item     such a risk, with the props status and overdue
//
// The first document has one result, with observations, findings and the risks that
// are not closed; the second has all risks, with their observations. The round and the
// standard are resources in the back matter: OSCAL's assessment plan does not exist.
//
// Props have the namespace urn:x-tenken:inspection and the names of the columns in
// the reports' data sheets. A text of several lines is the remarks of its prop, the value the
// first line. Titles and prose are Markdown, so that a backslash stands before what
// would mean something there. Times are UTC, days begin in Japan. UUIDs are made of the
// names of things (version 5): those of the city, departments, systems, sites, risks and
// poam-items are the same in every year, those of answers, findings and plans in every
// file of their round.
//
// # An organisation list
//
// A workbook with a sheet for the city (市: its name and its network model, which
// is that of all departments), for bureaus (部), departments (所属), subjects
// (点検対象: systems, sites, the city) and contacts (連絡先, with the last day on which
// each is right). Each sheet but 所属 may be missing; so may columns, all but those of
// names: what a list does not speak of stays as it is. Sheets and columns are
// found as in a standard's workbook, and by other names that offices use. Facts
// of a profile have a column each, with ○ where they hold.
//
// A CSV file, or one sheet of any name, with the columns of 所属 alone is a list, too: then
// bureaus are made of the names in the column 部, and a contact may stand beside
// its department (内線, メール). CSV is read and written as for standards.
//
// Codes are text: 0101 and 101 are two departments. A code that is a number in
// its cell is read, with a warning. Days are read in any form of
// [checklist.ParseDate]. A merged cell counts for every row beside it.
//
// # What staff have answered
//
// A survey's table has one row a person and one column an item that is counted by
// heads. A heading names its item by the id that stands in it, or is the item's
// topic, its question, or what a staff sheet says of it. Columns with times,
// addresses, names and numbers of answers are not read; others that name no item
// are passed by with a warning. A row that says the same as another one in every
// column, such a column included, is counted once. A staff sheet has one row an
// item and a mark in one of three columns; each visible worksheet is one person's.
//
// A mapping of a survey is YAML, all of it optional:
//
//	sheet    name of the sheet
//	header   number of the row with the headings
//	subject  column with the system or site
//	items    list: item (an id) and its column
//	ignore   list of columns
//	words    list: answer ("yes", "no" or not_applicable) and the words that mean it
//
// A column is its heading or its letter. An answer is a usual word or mark in any
// width, kana or case. Numbers, and whatever may mean several things, are no
// answers unless the mapping says so.
//
// # A list of the office's
//
// A row has a department, by id or name, an item, and figures: concerned and
// complying (対象者数, 実施者数), present (保有数: what there is) or open (不備件数: what is not
// as it should be). Or each row is one person or thing, and rows are counted. The
// mapping is YAML, all of it optional where the headings are usual ones:
//
//	source    what the list is called
//	date      the day that it is of
//	sheet     name of the sheet
//	header    number of the row with the headings
//	item      of all rows
//	each      heads, present or open: what one row is
//	columns   department, item, concerned, complying, present, open, mark
//	marked    list of words that mean yes in the column mark
//	unmarked  list of words that mean no
//
// With each, mark says whether a person complies, or whether a thing counts: a
// word, or the day on which it was done; an empty cell is no. Where no column
// mark is named all things count.
//
// # An answer sheet
//
// The Excel workbook in which most departments answer: the sheet 点検票 (Answers),
// which alone is read, and the page 記入のしかた (How to fill in). Nothing is hidden, no
// macro is in it, and no formula is needed: a gateway that builds the file anew
// loses nothing. Texts stand in the language of the sheet; both are read.
//
// Rows 1 to 4 say what the sheet is, a statement in each cell, "name：value":
//
//	A1 title                 E1 残り (gaps, counted along)   F1 市          N1 取扱い (label)
//	A2 所属                  E2 年度 (令和8年度, FY2026)     F2 点検表 (id@version)
//	A3 所属ID                E3 年度点検 (the round's id)    F3 版（提出の回） (from 1)
//	A4 部                    E4 点検日                       F4 提出期限
//
// In G1 to G4 stand 決裁者（職）, 起案番号, 文書番号 and 決裁日, with the boxes to fill in behind
// them, in H to K. Row 5 has the headings, every row below one item of one subject:
//
//	A 対象ID    B 点検対象    C 項目ID    D 残り    E 設問    F 評価の基準    G 前年度の回答
//	H 評価                    symbol and label of a rating ("○ 実施"), 事案なし or 照会中; 照会中 may
//	                          stand before a rating. A head count has 事案なし and 照会中 only
//	I 対象者数  J 実施者数    whole numbers, for head counts
//	K だれが行うか            a label; empty is the department itself
//	L 現状  M 理由            free text
//	N 根拠資料  O 資料番号  P 保管場所  Q 資料の日付
//	                          one piece of evidence on each line, in the same order; － keeps the
//	                          place of what is missing
//	R 原因  S 改善策  T 期限  U 対応する職  V 財源 (a label)  W 依頼先の所属
//
// Days are written R9.3.31, or 2027-03-31 in English, as text. The formulas in D
// count what [checklist.Gaps] calls blocking, and have their results beside them;
// they are never read. Cells with white ground may be filled in, the others are
// locked without a password. Notes to the successor are not in the sheet.
//
// # Reading an answer sheet
//
// [OpenAnswerFile] takes a file apart and says whose it is, [AnswerFile.Read] holds
// it against what was asked, [MergeAnswerSheets] joins what several sheets say and
// finds what changes. Sheets are read that have come apart: a row of headings, by
// their names in either language, is looked for on every visible sheet, and again
// below; columns and rows may be moved, sorted, left out and put in; what has no
// identification goes by that of the file's other sheets. Cells are inline, shared
// or rich text, numbers, days by either count, truth values, or results of formulas,
// which are mentioned. Bounds are those of a standard's workbook.
//
//   - A sheet is taken if it is of the department (id and name), round and fiscal
//     year, standard and revision that are wanted. It must name the department's id
//     and the round or the year.
//   - A row belongs to the item and the subject whose ids it shows, in any width and
//     case; without the id of the subject to the name, or to the only subject that is
//     asked. If the question or the subject's name in it is that of another row, it
//     was torn apart and is refused.
//   - Ratings are read as their code, symbol or label, as look-alikes of a symbol
//     (〇 ◯ o まる, ▲, x ✕ バツ, - ー), and as words for a class that has one rating
//     (実施済, はい, yes, 1, 未実施, 対象外). 0, なし, 無, 一, / and FALSE may mean opposite
//     things, and are refused. 41/50 in any cell of a head count is both numbers.
//   - A row with a cell that can't be read is refused as a whole, with the cell.
//   - An empty cell empties what is known: its row and its column are there. A row, a
//     column or a sheet that is not there leaves it alone. What differs only in what a
//     sheet can't show (control characters, white space around a text, line breaks in
//     evidence) is the same.
//   - Evidence is the same if its four columns are; what is known and no longer in
//     the sheet is removed, but for attached files.
//   - Of several rows about one answer those that say what is known have no vote;
//     the others must agree, or nothing of it is taken.
//
// # Packages, submissions and receipts
//
// What office and departments send each other are archives of one form: a zip file
// whose entries have no extra fields and comments, in this order:
//
//	manifest.json   canonical JSON (RFC 8785), see below
//	manifest.sig    64 bytes: Ed25519 over a context and the bytes of manifest.json
//	…               the parts that the manifest lists, in its order, and no others
//
// Entries are stored, not compressed (method 0), but for the parts of a package: they
// are deflated (method 8), all of them. A reader refuses any other method. It
// verifies the signature first; then it inflates a part to the size that the
// manifest and the entry declare, and refuses a part that gives more or less, or is
// followed by bytes that are not of it. Size and digest are those of the content: what
// an encoder makes of it may differ from one version to the next. The fields that
// neither the manifest nor its signature covers (dates, attributes, local headers,
// CRC-32 of deflated parts) are not read.
//
// A manifest has "format" and "version", which is 1; a reader refuses
// higher versions before it looks any further, and unknown members. "parts" lists
// name, size in bytes and SHA-256 of each part. A digest, a public key and a
// secret are written in lower hex, a key of age as age writes it, a time as in RFC
// 3339. All parts but attachments are JSON in UTF-8 without unknown members: the
// types of package checklist as they lie in the workspace. An archive has up to
// 12,000 parts, a manifest 4 MiB, a part of JSON 64 MiB.
//
// A context is the text in quotation marks and a zero byte:
//
//	"tenken package v1"     manifest of a package
//	"tenken submission v1"  manifest of a submission
//	"tenken receipt v1"     manifest of a receipt
//	"tenken succession v1"  fingerprint of newer keys of the office
//	"tenken enrolment v1"   proof of a department
//
// # Keys
//
// The office has three pairs of keys: "recipient", a hybrid post-quantum key of age,
// opens submissions; "recovery", another, opens them where the workspace is lost;
// "signing", Ed25519, signs packages and receipts. Its fingerprint is SHA-256 of
// the canonical JSON of the object of these three public keys. Generations follow
// each other: a succession holds the public signing key of the older one, the
// newer one's public keys ("next"), and the older one's signature over the newer
// one's fingerprint as text. Who trusts one generation trusts what follows from it.
//
// A department has one Ed25519 key. The office accepts as its own the first key
// that proves to know the secret of the department's package: HMAC-SHA256 with the
// secret (32 bytes) as the key over the context, then round, department and public
// key, as they are written, with zero bytes between them. The secret works once;
// any later key is for a person to confirm. Whoever has read a package on its way
// could be first: then the true department's key is the one that is unconfirmed,
// and the two contradict each other in sight.
//
// Of a fingerprint of 32 bytes the first 120 bits are read aloud: 24 signs of 5
// bits, in groups of 4, see [ReadAloud].
//
// # A package
//
// From the office to one department, signed, not encrypted. The manifest
// ("tenken-package") holds office (the public keys), succession (list, oldest
// first), department, round and parts:
//
//	package.json        [Package]: department, round, answers, what the lists know, secret
//	standard.json       the round's standard
//	last_standard.json  last year's, if it is another
//
// Answers are those that the office goes by, with what it has put right. "submitted"
// is the newest submission of the round as it was handed in; "answers" stands beside
// it only if they differ, or by itself if only parts of an answer sheet have come.
// "last" are the answers of the newest year before, in which the department, or one
// of those that it has come from ("from" of the assessment), was asked: one entry for
// each. "known" are the office's lists, each with its figures for this department; a
// reader refuses figures for another one. Contents of attachments are not in it.
//
// A package holds up to 128 MiB. It is confidential until its secret has been used; it holds last year's
// answers afterwards too.
//
// # A submission
//
// From a department to the office: an archive encrypted with age
// (age-encryption.org/v1) to the office's recipient and its recovery key. A third
// stanza, "tenken-office" with SHA-256 of the recipient as text, opens nothing; it
// tells a file for another office from a damaged one. The manifest
// ("tenken-submission") is [Manifest], the parts are
//
//	responses.json   checklist.Submission
//	evidence/DIGEST  the content of an attachment, called by its SHA-256; once each
//
// The signer is the key that the manifest names. Plaintext counts only when the
// whole file has been read without an error. With the recovery key, which lies in a
// file of age's own form, "age --decrypt --identity FILE" gives the archive too.
//
// # A receipt
//
// From the office to a department, signed, not encrypted. The manifest
// ("tenken-receipt") holds office, succession and parts: receipt.json, which is
// [Receipt]. Its corrections are optional: all are of the receipt's revision, and a
// receipt that names none has none.
//
// # An archive of a year
//
// JSON in UTF-8, up to 512 MiB, without other members than these; those marked
// with * may be missing:
//
//	format         "tenken.archive"
//	version        1; a reader refuses any other
//	kind           office or department: whose workspace it is of
//	round          id, fiscal_year, standard (id, version), dates, errata, closed …
//	organisation   the city's list on the day of the export
//	standard       the standard as JSON, see above
//	departments    list, by id:
//	  assessment     id, round, department (as it was in the round), state, revision,
//	                 approval*, confirmation*, returned*, due*, excused*
//	  submissions    list of the revisions that count and their forerunners:
//	    digest         canonical, see below
//	    route*         app or excel, in the office's workspace
//	    decision*      received, returned or accepted; decided* is when and by whom
//	    ruling*, note* accept or reject, where a person had to say so, and why
//	    undone*        the receive was taken back
//	    submission     as in a sealed submission, attachments by name, size and SHA-256
//	  waiting        list of the same: what waits for a decision, was rejected or taken back
//	  corrections    list: subject, item, revision, after (the answer), consent, stamp
//	  corrected*     the newest submission with the corrections of its revision
//	  responses, evidence
//	                 in the office's workspace what parts of an answer sheet say so far
//	questions      list of questions with their answers
//	lists          list of the office's lists with their figures
//
// Each is the type of package checklist of that name; see [Archive]. The file
// archive.schema.json beside this one says the same as a JSON Schema. Times are RFC
// 3339, days ISO 8601. What is read must be whole: rounds, years, standards and
// departments agree everywhere, a submission has its digest and its place in the
// order of revisions, and an assessment the revision of its last one. Signatures
// are not in it: whoever can write the file can write digests that fit.
//
// # The canonical digest
//
// SHA-256, in lower hex, of a submission's content in canonical JSON, the same
// whether it came sealed or as an Excel sheet:
//
//	round, fiscal_year, standard (id, version), department (its id)
//	approval, confirmation   draft_number, document_number, date, post
//	responses                by subject, then item: subject, item, rating, count (concerned,
//	                         complying), nothing, inquiring, responsibility, comment, reason,
//	                         plan (cause, action, due, owner, funding, request_to)
//	evidence                 by its own canonical form: subject, item, title, number, location,
//	                         date, sha256 of the attachment
//
// Names and codes are those of the JSON of package checklist. Texts are in NFC, line
// ends are \n, tabs spaces; control characters and white space around a text are
// left out. An empty text and false are left out, as are responsibility "own" and
// responses without any content; responses and evidence always stand there.
// Stamps, ids of evidence, names of attachments, notes, the profile and the
// number of the revision are not part of it: answers that go back to what they
// were have the digest that they had.
package exchange
