"""The law book: every rule in force for a caseload, with the pauses and tallies that they name."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from casemgr.days.counting import years_after
from casemgr.law.contents import Contents
from casemgr.law.rules import DutyRole, Rule
from casemgr.law.scope import InForce
from casemgr.law.starts import StartsAtBirthday, StartsAtTally, StartsOn, StartsWithRule
from casemgr.law.tables import Duty, ListName, PauseRule, TallyRule, WordList
from casemgr.law.within import Anniversary, Count, MonthTable
from casemgr.law.words import Words, table_of


class LawBook(Contents):
    """All the law in force for a caseload: the shipped rules, with the district's own in their place."""

    rules: tuple[Rule, ...] = ()
    dropped: frozenset[str] = frozenset()
    """The ids of rules that a district does without."""

    # One book is in use, and many things are looked up by it: two are never compared by what they hold.
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def having(self, **said: Any) -> "LawBook":
        """The book with other rules or tables. Made afresh: a copy would keep what the first has worked out."""
        return self.model_construct(**{**dict(self), **said})

    @cached_property
    def pause(self) -> Mapping[str, PauseRule]:
        """The pauses by the name that rules give them."""
        return {each.id: each for each in self.pauses}

    @cached_property
    def tally(self) -> Mapping[str, TallyRule]:
        """The tallies by the name that rules give them."""
        return {each.id: each for each in self.tallies}

    @property
    def notice_elements(self) -> tuple[str, ...]:
        """What prior written notice must contain."""
        return self._listed("notice_elements")

    @property
    def safeguards_reasons(self) -> tuple[str, ...]:
        """What a copy of the Notice of Procedural Safeguards is given for, the most pressing first."""
        return self._listed("safeguards_reasons")

    @cached_property
    def english_learners(self) -> frozenset[str]:
        """The codes of those who are taken for English learners."""
        return frozenset(self._listed("english_learners"))

    def word_list(self, name: ListName) -> WordList | None:
        return next((each for each in self.lists if each.list == name), None)

    def _listed(self, name: ListName) -> tuple[str, ...]:
        found = self.word_list(name)
        return found.words if found else ()

    @cached_property
    def meanings(self) -> Words:
        """What the field's words mean, to be looked up."""
        return table_of(self.words)

    def cited_in(self, letter: str) -> tuple[str, ...]:
        """The citations of a letter, each once."""
        found: list[str] = []
        for said in self.letters:
            if said.letter == letter:
                rules = [rule for rule_id in said.rules if (rule := self.rule(rule_id))]
                found += [*said.cite, *(cite for rule in rules for cite in rule.cite)]
        return tuple(dict.fromkeys(found))

    @property
    def delays(self) -> Mapping[str, str]:
        """The state's codes for a delay, and what each says; none where the state has none."""
        return self.delay_codes.words if self.delay_codes else {}

    @cached_property
    def iep_portions(self) -> tuple[str, ...]:
        """The portions that every IEP has, in the order of the places."""
        return tuple(p for each in self.iep if not each.for_some for p in each.portions)

    @cached_property
    def iep_portions_for_some(self) -> tuple[str, ...]:
        return tuple(p for each in self.iep if each.for_some for p in each.portions)

    def carrying(self, duty: Duty) -> tuple[Rule, ...]:
        """The rules that carry a duty of the handbook."""
        return tuple(
            rule
            for rule in self.rules
            if rule.id in duty.rules or (duty.every_timeline and rule.is_timeline_of_law)
        )

    def duties_of(self, rule: Rule) -> tuple[Duty, ...]:
        """The handbook's duties that name a rule; that of every timeline goes without saying."""
        return tuple(duty for duty in self.duties if rule.id in duty.rules)

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of an id; of several versions the one that came into force last."""
        versions = self.versions(rule_id)
        return max(versions, key=lambda rule: rule.in_force.from_ or date.min, default=None)

    def of_role(self, role: DutyRole) -> Rule | None:
        """The rule of a role; of several the first, of several versions the one that came into force last."""
        return next((self.rule(rule.id) for rule in self.rules if rule.role == role), None)

    def versions(self, rule_id: str) -> tuple[Rule, ...]:
        return self._by_id.get(rule_id, ())

    @cached_property
    def _by_id(self) -> dict[str, tuple[Rule, ...]]:
        found: dict[str, tuple[Rule, ...]] = {}
        for rule in self.rules:
            found[rule.id] = (*found.get(rule.id, ()), rule)
        return found

    def reads(self, rule: Rule) -> frozenset[str]:
        """The readings that can move this rule's date."""
        version = (rule.id, rule.in_force)
        if version not in self._reads:
            self._reads[version] = self._find_reads(rule)
        return self._reads[version]

    @cached_property
    def _reads(self) -> dict[tuple[str, InForce], frozenset[str]]:
        return {}

    def _find_reads(self, rule: Rule) -> frozenset[str]:
        names: set[str] = set()
        if rule.pauses and (reading := self.pause[rule.pauses].read_by):
            names |= {reading, "break_counts"}
        if isinstance(rule.within, Anniversary):
            names.add("anniversary")
        if isinstance(rule.within, MonthTable) and rule.within.not_before_day:
            names.add(rule.within.not_before_day.reading)
        if isinstance(rule.within, Count) and rule.within.of == "business_days":
            names.add("business_holidays")
        if rule.near_year_end and rule.near_year_end.reading:
            names.add(rule.near_year_end.reading)
        if rule.counts_from and rule.counts_from.reading:
            names.add(rule.counts_from.reading)
        for start in rule.starts:
            if isinstance(start, StartsWithRule) and start.at == "due" and (other := self.rule(start.rule)):
                names |= self.reads(other)
        meetings = filter(None, map(self.rule, rule.before_meetings))
        return frozenset(names.union(*map(self.reads, meetings)))

    @cached_property
    def parents_first(self) -> tuple[Rule, ...]:
        """The rules, each after the one whose due date it is counted from, or whose open clock keeps it from starting."""
        return tuple(sorted(self.rules, key=lambda rule: rule.depends))

    def startable(self, event_types: frozenset[str]) -> tuple[Rule, ...]:
        """The rules that events of these types can start, or a birthday, each after the one whose due date it is counted
        from."""
        if event_types not in self._startable:
            found = {place for each in ("", *event_types) for place in self._places_by_start.get(each, ())}
            self._startable[event_types] = tuple(self.parents_first[place] for place in sorted(found))
        return self._startable[event_types]

    @cached_property
    def _startable(self) -> dict[frozenset[str], tuple[Rule, ...]]:
        return {}

    @cached_property
    def _places_by_start(self) -> dict[str, list[int]]:
        """Event type → the places of the rules that it can start; under "" those that a birthday starts."""
        found: dict[str, list[int]] = {}
        for place, rule in enumerate(self.parents_first):
            for event_type in self._starting(rule):
                found.setdefault(event_type, []).append(place)
        return found

    def _starting(self, rule: Rule) -> set[str]:
        """The types of event that can start a rule's clock, or the one that it is counted from; "" for a birthday."""
        found: set[str] = set()
        for start in rule.starts:
            match start:
                case StartsOn():
                    found.add(start.event)
                case StartsAtTally():
                    found.add(self.tally[start.tally].event)
                case StartsWithRule():
                    found.update(*map(self._starting, self.versions(start.rule)))
                case _:
                    found.add("")
        return found

    def age_of(self, role: DutyRole) -> int | None:
        """The age at which a role's clock is due; None where no birthday starts it."""
        rules = (rule for rule in self.rules if rule.role == role)
        ages = (s.birthday for rule in rules for s in rule.starts if isinstance(s, StartsAtBirthday))
        return next(ages, None)

    @cached_property
    def said_of_age(self) -> Mapping[str, Rule]:
        """By id: the rules that say something else of a student of age, as they then are."""
        return {rule.id: rule.model_copy(update=rule.of_age.words) for rule in self.rules if rule.of_age}

    @cached_property
    def majority(self) -> int | None:
        """The age at which the parents' rights pass to the student."""
        return self.age_of("majority")

    def of_age_on(self, born: date) -> date | None:
        """The day on which they pass."""
        return years_after(born, self.majority) if self.majority is not None else None

    def tally_of(self, event_type: str) -> TallyRule:
        """The tally of events of a type that starts a clock. StopIteration where none does."""
        named = (s.tally for rule in self.rules for s in rule.starts if isinstance(s, StartsAtTally))
        return next(tally for name in named if (tally := self.tally[name]).event == event_type)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each id in the order of the law files."""
        return {rule_id: place for place, rule_id in enumerate(self.ids)}

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self._by_id)
