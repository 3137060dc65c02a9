"""Life cycles as tables of transitions."""

from tinhso.foundation.workflow.lifecycle import LifeCycle, Transition

__all__ = ["LifeCycle", "Transition"]
