"""The GPT and everything computed from it. Usable from a notebook, without the app:

```python
from model import load

glass = load("mini")
trace = glass.trace("The cat sat on")
trace.pattern[2, 5]  # layer 2, head 5: a T by T tensor
```
"""

from model.glass import Glass, Prompt, load
from model.registry import names
from model.sampling import Sampling, Step
from model.tokenizer import Token, Tokenizer, TokenizerError
from model.trace import Trace
from model.weights import CheckpointError

__all__ = [
    "CheckpointError",
    "Glass",
    "Prompt",
    "Sampling",
    "Step",
    "Token",
    "Tokenizer",
    "TokenizerError",
    "Trace",
    "load",
    "names",
]
