"""The field's codes in words, English and Spanish. What is missing here is printed as its code, hyphens opened."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # Purposes of a meeting and of an assessment
    "initial": ("first (initial) IEP", "primer IEP (inicial)"),
    "annual": ("annual review", "revisión anual"),
    "triennial": ("three-year (triennial) review", "revisión trienal (cada tres años)"),
    "supplemental": ("further (supplemental) review", "revisión suplementaria"),
    "parent-request": ("meeting at the parent's request", "reunión a petición de la familia"),
    "interim": ("30-day review after a move", "revisión de 30 días tras un cambio de distrito"),
    "transition": ("transition to life after high school", "transición a la vida después de la preparatoria"),
    "manifestation": ("manifestation determination review", "revisión de determinación de manifestación"),
    "amendment": ("change (amendment) to the IEP", "cambio (enmienda) al IEP"),
    "exit": ("leaving special education", "salida de educación especial"),
    # Areas of suspected disability (5 CCR 3030, EC 56441.11)
    "intellectual-disability": ("intellectual disability", "discapacidad intelectual"),
    "hard-of-hearing": ("hard of hearing", "dificultad auditiva"),
    "deafness": ("deafness", "sordera"),
    "hearing-impairment": ("hearing impairment", "deficiencia auditiva"),
    "speech-language": ("speech and language", "habla y lenguaje"),
    "visual-impairment": ("visual impairment", "impedimento visual"),
    "emotional-disturbance": ("emotional disturbance", "trastorno emocional"),
    "orthopedic-impairment": ("orthopedic impairment", "impedimento ortopédico"),
    "other-health-impairment": ("other health impairment", "otro impedimento de salud"),
    "established-medical-disability": ("established medical disability", "discapacidad médica establecida"),
    "specific-learning-disability": (
        "specific learning disability",
        "discapacidad específica del aprendizaje",
    ),
    "deaf-blindness": ("deaf-blindness", "sordoceguera"),
    "multiple-disabilities": ("multiple disabilities", "discapacidades múltiples"),
    "autism": ("autism", "autismo"),
    "traumatic-brain-injury": ("traumatic brain injury", "lesión cerebral traumática"),
    # Areas of an assessment plan
    "academic": ("academic skills", "habilidades académicas"),
    "psychoeducational": (
        "learning and thinking (psychoeducational)",
        "aprendizaje y razonamiento (psicoeducativa)",
    ),
    "cognitive": ("thinking and learning", "razonamiento y aprendizaje"),
    "health": ("health, vision and hearing", "salud, vista y oído"),
    "motor": ("motor skills", "habilidades motoras"),
    "occupational-therapy": ("fine motor and sensory skills", "motricidad fina y habilidades sensoriales"),
    "physical-therapy": ("gross motor skills", "motricidad gruesa"),
    "adapted-pe": ("adapted physical education", "educación física adaptada"),
    "behavior": ("behavior", "conducta"),
    "social-emotional": ("social and emotional development", "desarrollo social y emocional"),
    "adaptive": ("everyday living skills", "habilidades de la vida diaria"),
    "language": ("language", "lenguaje"),
    "vocational": ("work and life after high school", "trabajo y vida después de la preparatoria"),
    "assistive-technology": ("assistive technology", "tecnología de apoyo"),
    "hearing": ("hearing", "audición"),
    "vision": ("vision", "visión"),
    # Roles
    "case-manager": ("case manager", "responsable del caso"),
    "education-specialist": ("education specialist", "maestro(a) de educación especial"),
    "slp": ("speech-language pathologist", "especialista del habla y lenguaje"),
    "school-psychologist": ("school psychologist", "psicólogo(a) escolar"),
    "school-nurse": ("school nurse", "enfermero(a) escolar"),
    "occupational-therapist": ("occupational therapist", "terapeuta ocupacional"),
    "physical-therapist": ("physical therapist", "fisioterapeuta"),
    "ape-teacher": ("adapted physical education teacher", "docente de educación física adaptada"),
    "dhh-specialist": (
        "specialist for deaf and hard-of-hearing students",
        "especialista en sordera y audición",
    ),
    "vi-specialist": ("vision specialist", "especialista de la visión"),
    "om-specialist": ("orientation and mobility specialist", "especialista en orientación y movilidad"),
    "counselor": ("counselor", "consejero(a)"),
    "behavior-specialist": ("behavior specialist", "especialista de conducta"),
    "general-ed-teacher": ("general education teacher", "docente de educación general"),
    "el-specialist": ("English learner specialist", "especialista en aprendizaje del inglés"),
    "principal": ("principal", "director(a) de la escuela"),
    "lea-representative": ("district (LEA) representative", "representante del distrito (LEA)"),
    "district-support": ("district special education support", "apoyo de educación especial del distrito"),
    "transportation": ("transportation", "transporte"),
    "records-custodian": ("records custodian", "responsable de los expedientes"),
    "paraeducator": ("paraeducator", "paraeducador(a)"),
    "agency": ("agency representative", "representante de una agencia"),
    "interpreter": ("interpreter", "intérprete"),
    "parent": ("parent or guardian", "madre, padre o tutor(a)"),
    "student": ("student", "estudiante"),
    # Who asks, refers, sends
    "teacher": ("teacher", "docente"),
    "representative": ("representative", "representante"),
    "adult-student": ("adult student", "estudiante mayor de edad"),
    "district": ("another district", "otro distrito"),
    "written": ("in writing", "por escrito"),
    "oral": ("in person or by phone", "en persona o por teléfono"),
    # Prior Written Notice
    "proposed": ("proposes", "propone"),
    "refused": ("refuses", "rechaza"),
    "assessment": ("assessment", "evaluación"),
    "identification": ("identification", "identificación"),
    "placement": ("placement", "colocación"),
    "services": ("services", "servicios"),
    "eligibility": ("eligibility", "elegibilidad"),
    "goals": ("goals", "metas"),
    "records": ("records", "expediente"),
    "other": ("other", "otro asunto"),
    # Removals
    "suspension": ("suspension", "suspensión"),
    "in-school": ("in-school removal", "retiro dentro de la escuela"),
    "bus": ("removal from the bus", "retiro del autobús"),
    "sent-home": ("sent home", "enviado(a) a casa"),
    "weapon": ("weapon", "arma"),
    "drugs": ("drugs", "drogas"),
    "serious-injury": ("serious bodily injury", "lesión corporal grave"),
    # Languages, by their English names
    "English": ("English", "inglés"),
    "Spanish": ("Spanish", "español"),
    "Vietnamese": ("Vietnamese", "vietnamita"),
    "Arabic": ("Arabic", "árabe"),
    "Hmong": ("Hmong", "hmong"),
    "Punjabi": ("Punjabi", "panyabí"),
    "Ukrainian": ("Ukrainian", "ucraniano"),
    "Russian": ("Russian", "ruso"),
    "Chinese": ("Chinese", "chino"),
    "Korean": ("Korean", "coreano"),
    "Tagalog": ("Tagalog", "tagalo"),
    "Armenian": ("Armenian", "armenio"),
    "Farsi": ("Farsi", "farsi"),
    # English language status
    "EO": ("English only", "solo inglés"),
    "IFEP": ("fluent in English since enrolment (IFEP)", "con dominio del inglés desde el ingreso (IFEP)"),
    "EL": ("English learner (EL)", "aprendiz de inglés (EL)"),
    "RFEP": ("reclassified as fluent in English (RFEP)", "reclasificado(a) con dominio del inglés (RFEP)"),
    "TBD": ("to be determined", "por determinar"),
    "ADEL": ("adult English learner", "aprendiz de inglés, persona adulta"),
    # Steps
    "asked": ("asked", "solicitado"),
    "received": ("received", "recibido"),
    "none-held": ("holds none", "no tiene"),
}

# Services whose name is also that of an area to assess, where it is described in other words.
SERVICES: dict[str, tuple[str, str]] = {
    "occupational-therapy": ("occupational therapy", "terapia ocupacional"),
    "physical-therapy": ("physical therapy", "terapia física"),
    "health": ("health services", "servicios de salud"),
    "vision": ("vision services", "servicios de visión"),
    "hearing": ("hearing services", "servicios de audición"),
}

# What is done in each area of an assessment plan, in words for a parent.
AREA_DETAILS: dict[str, tuple[str, str]] = {
    "academic": (
        "Reading, writing and mathematics: individual tests, classroom work, teachers' reports.",
        "Lectura, escritura y matemáticas: pruebas individuales, trabajos de clase, informes de docentes.",
    ),
    "psychoeducational": (
        "How the student learns, reasons, remembers and pays attention: individual tests, observation, interviews.",
        "Cómo aprende, razona, recuerda y presta atención: pruebas individuales, observación, entrevistas.",
    ),
    "cognitive": (
        "How the student learns, reasons and remembers: individual tests, observation.",
        "Cómo aprende, razona y recuerda: pruebas individuales, observación.",
    ),
    "speech-language": (
        "Understanding and using language, speech sounds, voice and fluency: individual tests, conversation, observation.",
        "Comprensión y uso del lenguaje, sonidos del habla, voz y fluidez: pruebas individuales, conversación, observación.",
    ),
    "language": (
        "Understanding and using language: individual tests, conversation, observation.",
        "Comprensión y uso del lenguaje: pruebas individuales, conversación, observación.",
    ),
    "health": (
        "Health and development: health history, screening of vision and hearing, medical records with your permission.",
        "Salud y desarrollo: historia de salud, examen breve de la vista y el oído, expedientes médicos con su permiso.",
    ),
    "motor": (
        "How the student moves, writes and handles things: individual tests, observation.",
        "Cómo se mueve, escribe y maneja objetos: pruebas individuales, observación.",
    ),
    "occupational-therapy": (
        "Handwriting, use of the hands, response to touch, sound and movement: individual tests, observation.",
        "Escritura a mano, uso de las manos, reacción al tacto, al sonido y al movimiento: pruebas individuales, observación.",
    ),
    "physical-therapy": (
        "Strength, balance and moving about the school: individual tests, observation.",
        "Fuerza, equilibrio y movimiento por la escuela: pruebas individuales, observación.",
    ),
    "adapted-pe": (
        "Taking part in physical education: tests of movement, observation.",
        "Participación en educación física: pruebas de movimiento, observación.",
    ),
    "behavior": (
        "When and why certain behavior happens, and what helps: observation, interviews, questionnaires.",
        "Cuándo y por qué ocurre cierta conducta, y qué ayuda: observación, entrevistas, cuestionarios.",
    ),
    "social-emotional": (
        "Feelings, friendships and getting along: questionnaires, interviews, observation.",
        "Sentimientos, amistades y convivencia: cuestionarios, entrevistas, observación.",
    ),
    "adaptive": (
        "Everyday skills such as dressing, safety and communication: questionnaires, interviews.",
        "Habilidades diarias como vestirse, la seguridad y la comunicación: cuestionarios, entrevistas.",
    ),
    "vocational": (
        "Interests, skills and plans for work, study and living: interviews, questionnaires, work samples.",
        "Intereses, habilidades y planes de trabajo, estudio y vida: entrevistas, cuestionarios, muestras de trabajo.",
    ),
    "assistive-technology": (
        "Devices and programs that may help the student take part: trials, observation.",
        "Aparatos y programas que pueden ayudarle a participar: pruebas prácticas, observación.",
    ),
    "hearing": ("How well the student hears: hearing tests.", "Qué tan bien oye: pruebas de audición."),
    "vision": (
        "How well the student sees and uses vision: tests, observation in class.",
        "Qué tan bien ve y usa la vista: pruebas, observación en clase.",
    ),
}
