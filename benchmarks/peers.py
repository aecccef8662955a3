"""The same weights in the tools of the field, all in float32 on the CPU."""

import os
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"  # the weights are in a folder; nothing is to be asked for

import torch
import transformers
from torch import Tensor
from transformer_lens.model_bridge import TransformerBridge
from transformers import AutoTokenizer, GPT2LMHeadModel

transformers.logging.set_verbosity_error()
transformers.logging.disable_progress_bar()


class Transformers:
    """Hugging Face's GPT-2, opened from our folder. `attention`: its implementation of it."""

    def __init__(self, folder: Path, attention: str) -> None:
        self.model = GPT2LMHeadModel.from_pretrained(
            folder, dtype=torch.float32, attn_implementation=attention
        ).eval()

    @torch.inference_mode()
    def logits(self, ids: Tensor) -> Tensor:
        """The plain forward pass. ids: [1, T]; returns [T, V]."""
        return self.model(ids, use_cache=False).logits[0]

    @torch.inference_mode()
    def outputs(self, ids: Tensor) -> object:
        """All that it hands out: attentions (L of H T T) and hidden states (L + 1 of T D)."""
        return self.model(ids, use_cache=False, output_attentions=True, output_hidden_states=True)

    @torch.inference_mode()
    def write(self, ids: Tensor, n: int) -> list[int]:
        """The `n` best next tokens, one after the other, with its cache of keys and values."""
        written = self.model.generate(
            ids,
            attention_mask=torch.ones_like(ids),
            do_sample=False,
            min_new_tokens=n,
            max_new_tokens=n,
            pad_token_id=self.model.config.eos_token_id,
        )
        return written[0, ids.size(1) :].tolist()


class TransformerLens:
    """TransformerLens 4's bridge around the model of transformers (it has no HookedTransformer)."""

    def __init__(self, folder: Path) -> None:
        self.model = TransformerBridge.boot_transformers(
            str(folder),
            hf_model=Transformers(folder, "eager").model,
            tokenizer=AutoTokenizer.from_pretrained(folder),
            device="cpu",
            dtype=torch.float32,
        )

    @torch.inference_mode()
    def logits(self, ids: Tensor) -> Tensor:
        """The plain forward pass. ids: [1, T]; returns [T, V]."""
        return self.model(ids)[0]

    @torch.inference_mode()
    def cache(self, ids: Tensor) -> object:
        """Logits and the values at all its hook points."""
        return self.model.run_with_cache(ids)
