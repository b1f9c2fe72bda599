"""What came of it: leads, meetings and deals, and whose they are."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Column, Index
from sqlmodel import Field

from storage.columns import Amount
from storage.models.base import Table, of_entry


class LoggedOutcomeVersion(Table, table=True):
    """A version of one lead or meeting logged by itself; ``outcome_id`` is the sequence number of its first version."""

    __tablename__ = "logged_outcome_version"
    __table_args__ = (of_entry(), Index(None, "workspace_id", "sequence"), Index(None, "workspace_id", "customer_key"))

    workspace_id: str = Field(primary_key=True)
    outcome_id: int = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    seller_id: str
    week_start: date
    metric: str
    customer: str = ""
    customer_key: str = ""
    share_seller_id: str = ""
    share_address: str = ""
    note: str = ""
    is_withdrawn: bool = False


class DealVersion(Table, table=True):
    """A version of a deal; ``deal_id`` is the sequence number of its first version."""

    __tablename__ = "deal_version"
    __table_args__ = (
        of_entry(),
        Index(None, "workspace_id", "sequence"),
        Index(None, "workspace_id", "customer_key"),
        Index(None, "workspace_id", "closed_on"),
        Index(None, "workspace_id", "seller_id", "customer_key"),
    )

    workspace_id: str = Field(primary_key=True)
    deal_id: int = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    seller_id: str
    customer: str
    customer_key: str
    stage: str
    value: Decimal | None = Field(default=None, sa_column=Column(Amount))
    typed_value: Decimal | None = Field(default=None, sa_column=Column(Amount))
    typed_currency: str = ""
    source: str = "other"
    is_influenced: bool = False
    opened_on: date | None = None
    closed_on: date | None = None
    crm_id: str = ""
    is_withdrawn: bool = False
    share_seller_id: str = Field(default="", sa_column_kwargs={"server_default": ""})
    share_address: str = Field(default="", sa_column_kwargs={"server_default": ""})
    note: str = Field(default="", sa_column_kwargs={"server_default": ""})
    qualified_on: date | None = None
    rate: str = Field(default="", sa_column_kwargs={"server_default": ""})


class DealCreditVersion(Table, table=True):
    """A version of the part of a deal that is credited to a colleague, in per cent; without any it is the seller's."""

    __tablename__ = "deal_credit_version"
    __table_args__ = (
        of_entry(),
        Index(None, "workspace_id", "sequence"),
        Index(None, "workspace_id", "seller_id"),
        Index(None, "workspace_id", "customer_key"),
    )

    workspace_id: str = Field(primary_key=True)
    deal_id: int = Field(primary_key=True)
    seller_id: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    customer_key: str
    percent: int


class DealVerificationVersion(Table, table=True):
    """A version of a second person's word on a large deal, up to a value."""

    __tablename__ = "deal_verification_version"
    __table_args__ = (of_entry(), Index(None, "workspace_id", "sequence"))

    workspace_id: str = Field(primary_key=True)
    deal_id: int = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    customer: str
    value: Decimal = Field(sa_column=Column(Amount, nullable=False))
    is_verified: bool


class CustomerSettlementVersion(Table, table=True):
    """A version of a manager's word on whose customer it is; without a seller the customer is shared."""

    __tablename__ = "customer_settlement_version"
    __table_args__ = (of_entry(), Index(None, "workspace_id", "sequence"))

    workspace_id: str = Field(primary_key=True)
    customer_key: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    seller_id: str = ""
    is_withdrawn: bool = False
