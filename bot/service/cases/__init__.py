"""Use cases of handing over and answering."""
