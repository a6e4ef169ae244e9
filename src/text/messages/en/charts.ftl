### Words inside pictures.
