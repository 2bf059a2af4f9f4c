"""The commands of the panel “Manifestation determination”."""

from casemgr.cli.table.row import Entry, Records, Row, Slot

ROWS: dict[str, Row] = {
    "emergency": Records(
        "Record a behavior emergency: an emergency intervention, or serious property damage.",
        "behavior_emergency",
        "emergency ben-k --has-plan --on 12/11",
        "From that day the notice to the parent is counted; the report is completed at once.",
        (Slot("has_plan"),),
    ),
    "removal": Records(
        "Record days removed from school or services.",
        "removal",
        "removal eli-m --on 10/20 --days 4.5 --kind suspension",
        "School days, in halves. Every kind counts unless the IEP's services, the curriculum and peers all went on. A "
        "proposed removal counts from the day it is proposed; the one that carries it out takes its place.",
        (
            Slot("days", metavar="N", help="School days, like 2 or 0.5."),
            Slot("kind", shows_default=True),
            Slot("services_continued", help="Services, curriculum and peers all went on: not counted."),
            Slot("proposed", help="Not yet carried out."),
            Slot(
                "carries_out",
                metavar="EVENT",
                help="The proposed removal that this carries out, by its day or id; none for another removal.",
            ),
            Slot(
                "former_school",
                option="--from-school",
                metavar="NAME",
                help="Days of this year brought from a former school.",
            ),
        ),
        knows="school days",
    ),
    "mdr": Entry("Record the manifestation determination: the decision, or the review held."),
}
