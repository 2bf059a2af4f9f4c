"""The commands of the panel “Assessment and consent”."""

from casemgr.cli.table.row import Entry, Records, Row, Slot

_PLAN = (
    Slot("purpose", read="plan purpose", fills=True),
    Slot("areas", option="--area", metavar="AREA=ASSESSOR", read="plan areas"),
)

ROWS: dict[str, Row] = {
    "develop-plan": Records(
        "Record the assessment plan worked out with the staff who will assess.",
        "assessment_plan_developed",
        'develop-plan ana-r --area reading="Marcus Bell" --area health="Helen Osei" --staff marcus --staff helen',
        "Names of staff may be cut short: they are completed from casemgr.yaml.",
        (*_PLAN, Slot("staff", metavar="NAME")),
    ),
    "assessment-plan": Records(
        "Record the assessment plan given to the parent.",
        "assessment_plan_given",
        'assessment-plan ana-r --on 9/25 --area reading="School Psychologist" --area speech-language=SLP',
        "Without --area the areas are those of the plan that was worked out (develop-plan). The Notice of Procedural "
        "Safeguards is attached to every plan unless --no-safeguards says otherwise.",
        (
            *_PLAN,
            Slot("safeguards", help="The Notice of Procedural Safeguards was not attached."),
            Slot("language", metavar="LANGUAGE"),
        ),
        knows="plan developed",
    ),
    "consent": Entry("Record the signed plan received, or the refusal."),
    "records-review": Records(
        "Record the review of records in place of a triennial the parent refused.",
        "records_review_held",
        'records-review ben-k --result "the data on file are enough" --on 11/20',
        "Only a triennial that the parent refused is done on records alone; its date stays.",
        (Slot("result"),),
    ),
    "consult": Records(
        "Record that somebody was consulted, such as the district's support person.",
        "consulted",
        'consult ana-r written-notice --advice "name the data of both teachers" --on 11/20',
        "Without --with it is the district's support person, where casemgr.yaml lists just one. Where the written notices of "
        "several requests are still to be asked about, --request says which.",
        (
            Slot("topic", "argument", ask="What was it about?"),
            Slot("with_whom", option="--with", metavar="WHO", read="support", fills=True),
            Slot("advice"),
            Slot("request", metavar="EVENT"),
        ),
        knows="consult asked for",
    ),
    "form": Entry("Record a completed form: on SLD, ED or transportation, or an emergency report."),
    "assessor-reported": Records(
        "Record that an assessor's report is ready.",
        "assessor_reported",
        'assessor-reported ana-r speech-language --by "Priya Nair" --on 12/1',
        "AREA is one of those the parent consented to. With the last of them the duty to have the reports is done.",
        (Slot("area", "argument", read="area"),),
    ),
    "extend": Entry("Record the parent's written extension of a deadline."),
    "revoke-consent": Records(
        "Record that the parent revoked consent to all special education.",
        "consent_revoked",
        "revoke-consent ben-k --signed 11/17 --on 11/18 --by parent",
        "In writing only. Prior written notice comes first, then the services end.",
        (Slot("signed", metavar="DATE", read="signed"),),
    ),
}
