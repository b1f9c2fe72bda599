"""The tables.

Every table names the workspace. What the scorer reads is kept as versions: rows are only ever added, each under the
sequence number of the entry that brought it, and the row with the greatest sequence stands.
"""

from storage.models.costs import ProgrammeCostVersion
from storage.models.digests import DigestSwitch, HelpRequestVersion
from storage.models.imports import ImportMeaningVersion, PendingImport
from storage.models.outcomes import (
    CustomerSettlementVersion,
    DealCreditVersion,
    DealVerificationVersion,
    DealVersion,
    LoggedOutcomeVersion,
)
from storage.models.programme import (
    CurrencyRateVersion,
    ProgrammeVersion,
    SchemeProposalVersion,
    SchemeVersion,
    SchemeWithdrawal,
    ShelfItemVersion,
)
from storage.models.projections import KeptLeaderboard, KeptStanding
from storage.models.publishing import CollectedBadge, Notice, PromptSwitch, Publication, PublicationRevision
from storage.models.reports import AddressResult, ReportedAmount, SharedAddress, WeatherVersion, WeekNoteVersion
from storage.models.sellers import (
    AbsenceVersion,
    AudienceVersion,
    MembershipVersion,
    NamingVersion,
    ResidenceVersion,
    RoleVersion,
    SalesRoleVersion,
    WorkingShareVersion,
)
from storage.models.teams import LicenceVersion, TeamChannelVersion, TeamLeadVersion, TeamMemberVersion, TeamVersion
from storage.models.walls import WallVersion
from storage.models.workspace import Entry, Person, Workspace

__all__ = [
    "AbsenceVersion",
    "AddressResult",
    "AudienceVersion",
    "CollectedBadge",
    "CurrencyRateVersion",
    "CustomerSettlementVersion",
    "DealCreditVersion",
    "DealVerificationVersion",
    "DealVersion",
    "DigestSwitch",
    "Entry",
    "HelpRequestVersion",
    "ImportMeaningVersion",
    "KeptLeaderboard",
    "KeptStanding",
    "LicenceVersion",
    "LoggedOutcomeVersion",
    "MembershipVersion",
    "NamingVersion",
    "Notice",
    "PendingImport",
    "Person",
    "ProgrammeCostVersion",
    "ProgrammeVersion",
    "PromptSwitch",
    "Publication",
    "PublicationRevision",
    "ReportedAmount",
    "ResidenceVersion",
    "RoleVersion",
    "SalesRoleVersion",
    "SchemeProposalVersion",
    "SchemeVersion",
    "SchemeWithdrawal",
    "SharedAddress",
    "ShelfItemVersion",
    "TeamChannelVersion",
    "TeamLeadVersion",
    "TeamMemberVersion",
    "TeamVersion",
    "WallVersion",
    "WeatherVersion",
    "WeekNoteVersion",
    "WorkingShareVersion",
    "Workspace",
]
