def loosen(document, report=False): return document.blocks
