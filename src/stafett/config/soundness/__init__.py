"""Is this installation sound and safe? One small function a question; `findings.every` asks them all."""
