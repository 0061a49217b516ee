"""Runs inside a peer's own environment: a job as JSON on stdin, its answer as JSON on the last line of stdout.

``{"system", "texts", "queries"}`` gives for each query the place of the best text and its score; place -1: none.
Haystack's embedding retriever gets ``vectors`` and ``query_vectors`` as well. Only the standard library and the peer.
"""

# mypy: disable-error-code="import-not-found"

from __future__ import annotations

import json
import sys
from typing import Any

Best = list[tuple[int, float]]


def bm25s(job: dict[str, Any]) -> Best:
    import bm25s

    index = bm25s.BM25()
    index.index(bm25s.tokenize(job["texts"], stopwords=None, show_progress=False), show_progress=False)
    asked = bm25s.tokenize(job["queries"], stopwords=None, show_progress=False, return_ids=False)
    best: Best = []
    for words in asked:
        scores = index.get_scores(words) if words else None
        place = -1 if scores is None else int(scores.argmax())
        best.append((-1, 0.0) if scores is None or scores[place] <= 0 else (place, float(scores[place])))
    return best


def haystack_bm25(job: dict[str, Any]) -> Best:
    from haystack.components.retrievers.in_memory import InMemoryBM25Retriever

    retriever = InMemoryBM25Retriever(document_store=_haystack_store(job), top_k=1)
    return [_first(retriever.run(query=query)["documents"]) for query in job["queries"]]


def haystack_embedding(job: dict[str, Any]) -> Best:
    from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever

    retriever = InMemoryEmbeddingRetriever(document_store=_haystack_store(job), top_k=1)
    return [_first(retriever.run(query_embedding=vector)["documents"]) for vector in job["query_vectors"]]


def chatterbot(job: dict[str, Any]) -> Best:
    from chatterbot import ChatBot
    from chatterbot.tagging import NoOpTagger  # the default wants a spaCy model that PyPI does not have
    from chatterbot.trainers import ListTrainer

    bot = ChatBot("peer", tagger=NoOpTagger, database_uri="sqlite://", read_only=True)
    trainer = ListTrainer(bot, show_training_progress=False)
    for place, text in enumerate(job["texts"]):
        trainer.train([text, f"place {place}"])
    best: Best = []
    for query in job["queries"]:
        said = bot.get_response(query)
        known = said.text.startswith("place ")
        best.append((int(said.text.split()[1]), float(said.confidence)) if known else (-1, 0.0))
    return best


def _haystack_store(job: dict[str, Any]) -> Any:
    from haystack import Document
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    vectors = job.get("vectors") or [None] * len(job["texts"])
    store = InMemoryDocumentStore(embedding_similarity_function="cosine")
    store.write_documents(
        [
            Document(id=str(place), content=text, embedding=vector)
            for place, (text, vector) in enumerate(zip(job["texts"], vectors, strict=True))
        ]
    )
    return store


def _first(documents: list[Any]) -> tuple[int, float]:
    return (int(documents[0].id), float(documents[0].score or 0.0)) if documents else (-1, 0.0)


SYSTEMS = {
    "bm25s": bm25s,
    "haystack-bm25": haystack_bm25,
    "haystack-embedding": haystack_embedding,
    "chatterbot": chatterbot,
}

if __name__ == "__main__":
    work = json.load(sys.stdin)
    print(json.dumps(SYSTEMS[work["system"]](work)))
