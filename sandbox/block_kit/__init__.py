"""Strict Block Kit: what Slack would refuse, this refuses, in Slack's words."""

from sandbox.block_kit.layouts import check_ack_message, check_blocks, check_message, check_view, is_plain_answer
from sandbox.block_kit.shapes import Problem

__all__ = ["Problem", "check_ack_message", "check_blocks", "check_message", "check_view", "is_plain_answer"]
