"""The commands of the panel “Referral”."""

from casemgr.cli.table.row import Entry, Records, Row, Slot

_RELEASE_STEPS = {
    "asked": "The parent is asked to sign.",
    "signed": "The parent has signed.",
    "refused": "The parent does not sign.",
    "revoked": "The parent takes it back.",
    "received": "The records have come.",
    "not-needed": "No such records are needed; say why.",
}

ROWS: dict[str, Row] = {
    "refer": Entry("Record a referral for special education."),
    "assign": Entry("Assign a case manager, at the start or in place of another.", round=True),
    "release": Records(
        "Record a release of information: requested, signed, ended, or not needed.",
        "release_of_information",
        'release ana-r "Dr. Ortiz" --signed --records "hearing tests" --expires 2027-06-30 --on 11/16',
        "A source is a doctor, an agency, a former school … Where no confidential records are needed, --not-needed says so, "
        "with the reason; for every student for whom it is open: release --all --not-needed --why TEXT.",
        (
            Slot(
                "source",
                "argument",
                help="Who holds the records; not asked for with --not-needed.",
                read="source",
                fills=True,
            ),
            Slot("step", ask="What has become of the release?", flags=_RELEASE_STEPS, read="release step"),
            Slot("records"),
            Slot("expires", metavar="DATE", help="The day the release ends.", read="never past"),
            Slot("note", option="--note --why", help="A note, or the reason, kept with the event."),
        ),
        without=("note",),
        round=True,
        settles="release",
    ),
    "enter": Records(
        "Record what was entered in the electronic IEP system.",
        "entered_in_system",
        "enter ana-r referral --on 10/15",
        slots=(Slot("what", "argument", ask="What was entered?"),),
    ),
    "notify": Records(
        "Record that staff were notified of a referral, a consent, a removal …",
        "staff_notified",
        'notify ana-r referral --to "principal (Ruth Abara)" --to teacher --how e-mail',
        "Of a consent, the day is shown by which the IEP meeting must be held, so that it can be passed on.",
        (
            Slot("topic", "argument", ask="What were they notified of?"),
            Slot(
                "to",
                metavar="WHO",
                help="Who was notified: a role, with the name or without.",
                read="notified",
                fills=True,
            ),
            Slot("how", help="By a memo, e-mail, in person …", read="way"),
        ),
        settles="notified",
    ),
    "withdraw-referral": Records(
        "Record that the referral was withdrawn.",
        "referral_withdrawn",
        "withdraw-referral ana-r --on today --by parent",
    ),
}
