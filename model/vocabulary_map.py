"""A map of the vocabulary: the embedding seen along the two directions in which it varies most.

Principal component analysis (Pearson 1901; Hotelling 1933) of the V token vectors, through the
D by D covariance, which is small where V is not. Two of D dimensions show only a part of what there
is: `explained` says how much.
"""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import torch
from torch import Tensor

from model.gpt import GPT


@dataclass(frozen=True, eq=False)
class VocabularyMap:
    """mean: [D], of all token vectors. axes: [2, D], of length 1, the stronger first; each with its
    largest entry positive, so that the map never comes out mirrored. explained: [2], the share of
    the variance along each. points: [V, 2], where each token lies.
    """

    mean: Tensor
    axes: Tensor
    explained: Tensor
    points: Tensor

    @torch.inference_mode()
    def project(self, vectors: Tensor) -> Tensor:
        """[..., D] -> [..., 2]: where vectors of the embedding's space lie on the map."""
        return (vectors - self.mean) @ self.axes.T

    @torch.inference_mode()
    def shift(self, vectors: Tensor) -> Tensor:
        """[..., D] -> [..., 2]: how far adding `vectors` moves a point.

        For what is added to token vectors and is none itself: the position embeddings.
        """
        return vectors @ self.axes.T


_KEPT: WeakKeyDictionary[GPT, VocabularyMap] = WeakKeyDictionary()


def vocabulary_map(model: GPT) -> VocabularyMap:
    """The map of a model's token embedding, kept as long as the model (which does not change)."""
    if model not in _KEPT:
        _KEPT[model] = _mapped(model)
    return _KEPT[model]


@torch.inference_mode()
def _mapped(model: GPT) -> VocabularyMap:
    mean = model.wte.mean(0)
    centred = model.wte - mean
    variances, vectors = torch.linalg.eigh(centred.T @ centred)  # ascending; vectors in columns
    axes = vectors[:, -2:].flip(1).T
    largest = axes.gather(1, axes.abs().argmax(1, keepdim=True))
    axes = axes * largest.sign()
    return VocabularyMap(
        mean=mean,
        axes=axes,
        explained=variances[-2:].flip(0) / variances.sum(),
        points=centred @ axes.T,
    )
