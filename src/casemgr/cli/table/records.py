"""The commands of the panel “Records”."""

from casemgr.cli.table.row import ORAL, Entry, Records, Row, Slot

ROWS: dict[str, Row] = {
    "records-request": Records(
        "Record a request for the student's records.",
        "records_requested",
        "records-request ana-r --on 10/7 --by parent --oral",
        "School breaks do not stop the business days; a meeting inside them pulls the date forward.",
        (Slot("requester", option="--by", metavar="WHO"), ORAL),
        without=("by",),
        knows="who asked",
    ),
    "collect": Entry("Record the records collected, place by place."),
    "records-provided": Records(
        "Record the records provided.",
        "records_provided",
        'records-provided ana-r --on 10/14 --method "in person" --pages 214 --proof "signed for"',
        "They answer the open request; where one party has asked several times, --request says which. Records that nobody "
        "asked for need --to, and --force; --note says why, for the access log.",
        (
            Slot("to", metavar="WHO"),
            Slot(
                "request",
                metavar="DATE",
                help="The day of the request they answer, or who asked; all for every one.",
            ),
            Slot("method", metavar="HOW", read="method"),
            Slot("pages", metavar="N"),
            Slot("proof"),
        ),
        knows="records asked for",
    ),
    "access-log": Entry("Record or list who has seen or received the student's records."),
}
