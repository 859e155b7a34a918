"""The three invented organisations. Any likeness to real ones is chance."""

from .blueprint import Blueprint

NORDHAVN = Blueprint(
    key="nordhavn",
    language="nb",
    domain="nordhavn.example.test",
    leader_positions={
        "helseforetak": "administrerende direktør",
        "klinikk": "klinikksjef",
        "stab": "stabssjef",
        "avdeling": "avdelingssjef",
        "seksjon": "seksjonsleder",
    },
    adviser_position="HR-rådgiver",
    temp_position="assistent",
    moves=(("NUS-KIR-OP-DAG", "NUS-AKU"),),
    coverage=(
        ("NUS-KIR-GAS-3A", "FEL-10", 2),
        ("NUS-MED-HJE-5B", "FEL-10", 8),
        ("NUS-AKU-MOT", "PRO-10", 20),
        ("NUS-MED-LUN-6A", "PRO-07", 12),
        ("NUS-KRE-ONK-7A", "LEG-08", 15),
    ),
    personal=(
        "NUS-MED-LUN-6A",
        "Ressurssykepleier i palliasjon – personlig plan",
        ("KLI-06", "LED-05", "HOS-02"),
    ),
)
EIKEDAL = Blueprint(
    key="eikedal",
    language="nn",
    domain="eikedal.example.test",
    leader_positions={
        "kommune": "kommunedirektør",
        "stab": "stabsleiar",
        "kommunalområde": "kommunalsjef",
        "verksemd": "verksemdsleiar",
        "avdeling": "avdelingsleiar",
        "team": "teamleiar",
    },
    adviser_position="HR-rådgjevar",
    temp_position="assistent",
    moves=(("EIK-HO-HEI-NAT", "EIK-HO-LV"),),
    coverage=(("EIK-HO-HEI-A", "LEG-03", 8), ("EIK-HO-MYR-2", "KLI-08", 4)),
    personal=("EIK-HO-HEI-N", "Ressurssjukepleiar i sårstell – personleg plan", ("KLI-08", "LED-03")),
)
VAAGSUND = Blueprint(
    key="vaagsund",
    language="nb",
    domain="vaagsund.example.test",
    leader_positions={
        "etat": "direktør",
        "stab": "stabssjef",
        "område": "områdeleder",
        "seksjon": "seksjonsleder",
    },
    adviser_position="HR-rådgiver",
    temp_position="servicemedarbeider",
    moves=(("VIKT-DRI-VAK", "VIKT-KUN"),),
    coverage=(("VIKT-DRI-VAK", "IKT-13", 6),),
    personal=("VIKT-KUN-SD", "På vei inn i driftsvakten – personlig plan", ("IKT-02", "IKT-13", "LED-05")),
)
ORGANISATIONS = (NORDHAVN, EIKEDAL, VAAGSUND)
