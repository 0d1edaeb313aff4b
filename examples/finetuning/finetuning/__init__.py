"""From instruction data to a tuned model: LoRA, QLoRA and DPO on a model of the Llama 2 architecture."""
