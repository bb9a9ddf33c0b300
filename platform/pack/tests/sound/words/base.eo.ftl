language-name = Esperanto
