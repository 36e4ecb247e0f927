# Arrêter un export.
export-stop = ✖ Annuler
export-stopped = ✖ L'export est annulé. Aucun fichier n'a été gardé.
