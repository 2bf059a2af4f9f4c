"""What is kept of the services that a roster names."""

from __future__ import annotations

from datetime import date

from casemgr.exchange.rosters.pupil import Service
from casemgr.exchange.serving import service_facts, unkept

DAY = date(2026, 11, 23)


def test_a_service_with_neither_day_nor_provider_is_named_and_not_recorded() -> None:
    services = (
        Service("speech", first=date(2026, 9, 1)),
        Service("reading", provider="Omar Haddad"),
        Service("motor"),
    )
    assert unkept(services, DAY) == ("motor",)
    recorded = [fact.fields["service"] for fact in service_facts(services, DAY, "imported")]
    assert recorded == ["speech", "speech"]  # planned, and begun before the student came
