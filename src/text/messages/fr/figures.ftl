### Figures and their explanations.
