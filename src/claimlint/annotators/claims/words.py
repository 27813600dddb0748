"""The small words of English by which a verb is told from a noun, an assertion from a plan; all in norms."""

from __future__ import annotations

from claimlint.expressions.spelling import norm


def normed(words: str) -> frozenset[str]:
    """Words divided by blanks, in the spelling in which texts are compared (`advized`)."""
    return frozenset(map(norm, words.split()))


BE = normed("is are was were be been being am 's 're 've get gets got getting become becomes became")
HAVE = normed("has have had having 've")
MODALS = normed("can could may might will would shall ca wo 'll must should ought")
DO = normed("do does did to")
NEGATIONS = normed("not n't never")
#: Words between a verb and what tells its use (`has also often reduced`); adverbs in -ly are passed over too.
PASSED = NEGATIONS | normed(
    "also often still even just always usually sometimes further thus then both all indeed likewise now already "
    "soon almost nearly perhaps maybe only therefore hence"
)
DETERMINERS = normed(
    "a an the our your my his her its their no any some each every another such more less much few several many "
    "this that these those"
)
#: As pronouns these may be the subject of a verb (`this reduces`).
POINTERS = normed("this that these those some such all")
PREPOSITIONS = normed(
    "of for in at about on with without from toward towards into than as via during after before between per "
    "under over through throughout against among within across despite including like unlike upon regarding by"
)
CONJUNCTIONS = normed("and or but nor , ( while")
PRONOUNS = normed("it they this these he she")
RELATIVES = normed("which who that whom")
PLURALS = normed("they we you i people women men children data mice criteria bacteria patients teeth feet")
#: Who speaks or is studied: what they do is no effect of a treatment.
ACTORS = normed(
    "we i researchers researcher scientists scientist doctors doctor physicians physician authors author team "
    "investigators nurses clinicians clinician therapists surgeons staff who experts pharmacists providers "
    "participants patients people individuals adults women men children parents volunteers subjects users "
    "customers clients study studies trial review paper article report survey analysis clinic clinics hospital "
    "hospitals practice center company companies firm firms startup committee agency ward exhibit exhibition "
    "findings finding results data "
    "implications conclusions evidence"
)
#: Bodies of people: what they do in a relative clause is their work (`a charity that helps people with asthma`).
ORGANISATIONS = normed(
    "charity charities group groups foundation organization organizations nonprofit service services clinic clinics "
    "hospital hospitals team teams network agency agencies company companies center centers doctor doctors people "
    "specialist specialists therapist therapists someone those"
)
#: What an infinitive must follow to assert its verb (`proven to reduce`); elsewhere it is a purpose or a plan.
ASSERTING = normed(
    "help helps helped helping shown proven proved known found able designed formulated guaranteed clinically "
    "works work worked certain sure bound reported demonstrated believed thought said appear appears appeared "
    "seem seems seemed likely tends tend continues continued serve serves served expected suggested hypothesized "
    "postulated potential ability capacity power used promises claimed purported supposed unlikely observed "
    "combine combined failed fails fail yet"
)
#: Verbs and prepositions whose object a participle describes (`reported reduced anxiety`).
REPORTING = normed(
    "reported report reports experienced experience experiences showed show shows shown felt noticed saw with by "
    "is are was were include includes including of had has have having demonstrated revealed produced produces "
    "produce displayed exhibited developed toward for from in as no to caused causes cause lead led leads than"
)
#: What a sentence or clause with one of these before its verb says is wished for, not found.
RECOMMENDING = normed("should must ought need needs")
#: Plans, methods and tasks: what stands behind them in the clause has not been found.
ASKING = normed(
    "aim aims aimed aiming purpose objective objectives goal goals investigate investigated investigates "
    "investigating evaluate evaluated evaluates evaluating assess assessed assesses assessing examine examined "
    "examines examining explore explored explores exploring determine determining test tested testing compare "
    "compared compares comparing measure measured measuring analyze analyzed analyzes analyzing sought seek "
    "seeks hypothesized whether studied studying understand understanding understood clarify clarified elucidate "
    "establish question questions consider considered considering address addressing debate reviewed quantify "
    "describe describes described discuss discusses discussed delineate identify looked look looking looks "
    "monitor explain trying attempt attempts efforts effort"
)
#: A clause that holds one of these calls for something.
CALLING = normed(
    "needed required warranted necessary merits merit recommended recommend recommends advised deserves deserve "
    "desirable urgently needs warrant warrants require requires"
)
