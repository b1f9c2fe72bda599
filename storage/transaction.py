"""What can be asked and changed within one transaction, by subject."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from storage.audiences import Audiences
from storage.audits import Audits
from storage.badges import Badges
from storage.callers import Callers
from storage.changes import ChangeLog
from storage.content import Contents
from storage.costs import Costs
from storage.credits import Credits
from storage.deals import Deals
from storage.digests import Digests
from storage.exports import Exports
from storage.imports import Imports
from storage.journal import Journal
from storage.kept_leaderboards import KeptLeaderboards
from storage.licences import Licences
from storage.memberships import Memberships
from storage.namings import Namings
from storage.notes import Notes
from storage.notices import Notices
from storage.outcomes import Outcomes
from storage.people import People
from storage.presence import Presence
from storage.programmes import Programmes
from storage.prompts import Prompts
from storage.proposals import Proposals
from storage.publications import Publications
from storage.rates import Rates
from storage.reports import Reports
from storage.sales_roles import SalesRoles
from storage.schemes import Schemes
from storage.settlements import Settlements
from storage.shelf import Shelf
from storage.teams import Teams
from storage.verifications import Verifications
from storage.walls import Walls
from storage.weathers import Weathers

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Transaction:
    """One unit of work; the repositories share its connection and never commit."""

    def __init__(self, connection: Connection) -> None:
        """Take an open connection on which a transaction has begun."""
        self.connection = connection
        self.is_discarded = False

    def discard(self) -> None:
        """Let nothing of this transaction be kept, without an error."""
        self.is_discarded = True

    @cached_property
    def journal(self) -> Journal:
        """The entries: who changed what, when and how."""
        return Journal(self.connection)

    @cached_property
    def audits(self) -> Audits:
        """Who changed which rule or role."""
        return Audits(self.connection)

    @cached_property
    def exports(self) -> Exports:
        """Everything that is stored about one person."""
        return Exports(self.connection)

    @cached_property
    def callers(self) -> Callers:
        """Whoever is asking, all that is known of them at once."""
        return Callers(self.connection)

    @cached_property
    def people(self) -> People:
        """The people as Slack describes them, and their roles."""
        return People(self.connection)

    @cached_property
    def programmes(self) -> Programmes:
        """The programmes' settings."""
        return Programmes(self.connection)

    @cached_property
    def proposals(self) -> Proposals:
        """The schemes that another admin is to approve."""
        return Proposals(self.connection)

    @cached_property
    def memberships(self) -> Memberships:
        """Who takes part, from when to when."""
        return Memberships(self.connection)

    @cached_property
    def reports(self) -> Reports:
        """The reported numbers."""
        return Reports(self.connection)

    @cached_property
    def contents(self) -> Contents:
        """What was shared, and what it brought."""
        return Contents(self.connection)

    @cached_property
    def deals(self) -> Deals:
        """The deals."""
        return Deals(self.connection)

    @cached_property
    def credits(self) -> Credits:
        """Which parts of deals are credited to colleagues."""
        return Credits(self.connection)

    @cached_property
    def verifications(self) -> Verifications:
        """What second people said of large deals."""
        return Verifications(self.connection)

    @cached_property
    def rates(self) -> Rates:
        """What other currencies are worth in the programme's own."""
        return Rates(self.connection)

    @cached_property
    def outcomes(self) -> Outcomes:
        """The leads, meetings and calls that were logged one by one."""
        return Outcomes(self.connection)

    @cached_property
    def settlements(self) -> Settlements:
        """Whose a customer is, where a manager said so."""
        return Settlements(self.connection)

    @cached_property
    def presence(self) -> Presence:
        """Absences, working shares and residences."""
        return Presence(self.connection)

    @cached_property
    def schemes(self) -> Schemes:
        """The versions of weights and goals."""
        return Schemes(self.connection)

    @cached_property
    def shelf(self) -> Shelf:
        """What is worth sharing."""
        return Shelf(self.connection)

    @cached_property
    def publications(self) -> Publications:
        """The weekly posts."""
        return Publications(self.connection)

    @cached_property
    def notices(self) -> Notices:
        """The direct messages that are to be sent."""
        return Notices(self.connection)

    @cached_property
    def prompts(self) -> Prompts:
        """When sellers are to be looked at, and who wants no reminders."""
        return Prompts(self.connection)

    @cached_property
    def imports(self) -> Imports:
        """What admins bring from elsewhere."""
        return Imports(self.connection)

    @cached_property
    def audiences(self) -> Audiences:
        """The target audiences."""
        return Audiences(self.connection)

    @cached_property
    def digests(self) -> Digests:
        """Who asked for help, and who wants no digest."""
        return Digests(self.connection)

    @cached_property
    def notes(self) -> Notes:
        """What sellers noted about their weeks for themselves."""
        return Notes(self.connection)

    @cached_property
    def namings(self) -> Namings:
        """Who wants to be named for badges."""
        return Namings(self.connection)

    @cached_property
    def teams(self) -> Teams:
        """The teams, who is in them, and who leads them."""
        return Teams(self.connection)

    @cached_property
    def costs(self) -> Costs:
        """What the programmes cost."""
        return Costs(self.connection)

    @cached_property
    def licences(self) -> Licences:
        """On which licence sellers work."""
        return Licences(self.connection)

    @cached_property
    def sales_roles(self) -> SalesRoles:
        """Which sales role sellers have."""
        return SalesRoles(self.connection)

    @cached_property
    def badges(self) -> Badges:
        """The badges collected in weeks that are final."""
        return Badges(self.connection)

    @cached_property
    def changes(self) -> ChangeLog:
        """Whose scores may have changed."""
        return ChangeLog(self.connection)

    @cached_property
    def kept_leaderboards(self) -> KeptLeaderboards:
        """The leaderboards that are kept to be quick."""
        return KeptLeaderboards(self.connection)

    @cached_property
    def walls(self) -> Walls:
        """The links to wall screens."""
        return Walls(self.connection)

    @cached_property
    def weathers(self) -> Weathers:
        """The weeks in which LinkedIn itself moved everybody's SSI."""
        return Weathers(self.connection)
