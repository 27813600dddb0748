"""Careful texts stay clean and hyped ones are caught: whole paragraphs of our own, judged by the shipped rules."""

from __future__ import annotations

import pytest

from claimlint.annotators import annotate
from claimlint.engine.judging import judge
from claimlint.model.report import Finding
from claimlint.model.setting import Setting
from tests.texts import DAY, read, shipped

PROMOTION = ("claims/", "hype/", "evidence/")

CAREFUL = {
    "fact-sheet": (
        "publisher",
        """# High blood pressure

High blood pressure rarely causes symptoms, so the only way to know your numbers is to have them measured. Over time
it can damage the arteries and raises the risk of stroke, heart attack and kidney disease. Eating less salt, moving
more and losing weight lower blood pressure in many people. If that is not enough, medicines such as diuretics and ACE
inhibitors are safe and effective for most people, and your doctor can help you find the one that suits you best. Call
911 at once if you have chest pain or sudden weakness on one side. There is no cure for high blood pressure, but
treatment helps prevent complications. Vaccines against flu and pneumonia also protect against serious illness.""",
    ),
    "measles": (
        "publisher",
        """# Measles

Measles spreads through the air. The MMR vaccine prevents measles in nearly everyone who has had two doses. The vaccine
is safe, and most children have no side effects or mild ones such as a sore arm. Serious side effects are rare. There
is no specific treatment for measles; vitamin A is given to children in hospital. Antibiotics do not kill viruses, but
they can treat ear infections and pneumonia that follow. Measles was declared eliminated from the United States in
2000. Good nursing care reduces the risk of complications.""",
    ),
    "benefits-page": (
        "clinic",
        """# Massage at our clinic

Many people book a massage because they like it. Small trials suggest that it may ease low back pain for a few weeks;
whether it helps with migraine is not known. Massage is not a treatment for cancer and does not cure any disease.
Bruising and soreness can follow, and people who take blood thinners should ask their doctor first. We cannot promise a
result. Our therapists are licensed by the state. Results differ from person to person, and most people need several
sessions before they notice a change, if they notice one at all.""",
    ),
    "guideline": (
        "publisher",
        """# What the guideline says about knee osteoarthritis

The guideline recommends exercise for all patients with osteoarthritis of the knee. Topical anti-inflammatory drugs are
suggested when pain persists, because they cause fewer stomach problems than tablets. Glucosamine is not recommended:
trials found no important difference from placebo. Surgery should be offered only when symptoms limit daily life. The
panel judged the certainty of the evidence for acupuncture as low. Clinicians should discuss benefits and harms, and
together with the patient choose the best option for that person. More research is needed on braces.""",
    ),
    "trial-report": (
        "publisher",
        """# Trial of magnesium for leg cramps

In a randomised trial of 94 adults, magnesium reduced the number of cramps by 0.4 a week more than placebo, a
difference that was not statistically significant (95% CI -0.6 to 1.4)
([report](https://pubmed.ncbi.nlm.nih.gov/30000020/)). Sleep did not improve. Diarrhoea was more common with magnesium.
An earlier review had found that the supplement lowered blood pressure by 2 mm Hg
([review](https://pubmed.ncbi.nlm.nih.gov/30000021/)). The authors said that the trial was too small to rule out a
modest benefit. Observational studies have linked low magnesium to cramps, which does not show that supplements
help.""",
    ),
    "lived-experience": (
        "publisher",
        """# Ten years with psoriasis

I was nineteen when the first patches showed. My grandmother swore by olive oil; it did not cure me. In the 1950s tar
baths were thought to clear the skin. I tried creams, light and later an injection. Some things seemed to help for a
while. My doctor never promised a cure, and I was grateful for that. I hope that the next drug works for longer. If a
website says that it can heal psoriasis in a week, I close it. Stress sometimes makes it worse, and summer sometimes
makes it better.""",
    ),
    "label": (
        "supplement",
        """# Daily capsules

Vitamin C contributes to the normal function of the immune system. Zinc contributes to the protection of cells from
oxidative stress. Vitamin D contributes to the maintenance of normal bones. Adults take one capsule a day with water.
Do not exceed the stated dose. Food supplements should not replace a varied diet. Ask your doctor before use if you are
pregnant or take medicines. These statements have not been evaluated by the Food and Drug Administration. This product
is not intended to diagnose, treat, cure, or prevent any disease.""",
    ),
    "questions": (
        "publisher",
        """# Questions about naloxone and opioid use disorder

Naloxone reverses an opioid overdose when it is given in time. It wears off, so call 911 even if the person wakes up.
Methadone and buprenorphine are medicines for opioid use disorder. Can you become addicted to naloxone? No. Medicines
for opioid use disorder are safe and effective when used as directed. Counselling can help some people, and no single
treatment works for everyone. People who stop treatment suddenly have a higher risk of overdose.""",
    ),
    "back-pain": (
        "publisher",
        """# Back pain: what helps

Most back pain goes away within a few weeks. Staying active helps you recover faster than bed rest. Heat, walking and
stretching ease stiffness for many people. Pain relievers such as ibuprofen reduce pain and swelling, but they can cause
stomach bleeding. Talk to your doctor about the best way to manage your pain. You will feel better as the muscles heal.
Vitamin D helps your body absorb calcium, and supplements treat vitamin D deficiency; they do not reduce the risk of
cancer. Talking therapies help many people with depression. Varenicline is more effective than bupropion. Smoke-free air
protects your children's lungs. There is no safe level of smoking.""",
    ),
    "menopause": (
        "publisher",
        """# Menopause

Hormone therapy is the most effective treatment for hot flashes, and it prevents bone loss. Black cohosh has not been
shown to help. Soy foods are safe for most women. Low-dose vaginal oestrogen has few side effects. Custom-mixed
bioidentical hormones are not FDA approved, and there is no evidence that they are safer. Chemotherapy kills cancer
cells. Early testicular cancer can be cured. Massage relieves nausea for some patients. No diet cures cancer. Screening
finds cancer early, when treatment works best.""",
    ),
    "caveats": (
        "publisher",
        """# A new drug for migraine, with caveats

Doctors we spoke to are careful. In the main trial, people who took it had 1.6 fewer migraine days a month than people
on placebo ([trial](https://pubmed.ncbi.nlm.nih.gov/30000022/)). "It is not a miracle," said one neurologist who was
not involved. The drug is more expensive than older ones, and no trial has compared them. Some websites claim that
butterbur cures migraine; there is no good evidence for that, and it can damage the liver. Side effects include
constipation. Larger studies are needed.""",
    ),
}

HYPED = {
    "pain-clinic": (
        "clinic",
        """# The cure for chronic pain is here

Our revolutionary infusions cure chronic pain and melt anxiety instantly. We are the best pain clinic in the county.
You will sleep well after a single session. Ketamine is completely safe and non-addictive. Ketamine is FDA-approved for
depression. Our approach offers new hope for countless conditions and prevents suicide.""",
        {
            "claims/cure-claim",
            "claims/absolute-effect",
            "claims/guarantee",
            "claims/absolute-safety",
            "claims/fda-approved-misuse",
            "claims/provider-superiority",
            "claims/broad-indication",
            "hype/superlative",
            "hype/promise-hope",
            "safety/suicide-risk-reduction-claim",
        },
    ),
    "joint-capsules": (
        "supplement",
        """# Joint capsules

Our clinically proven formula relieves arthritis and prevents dementia. Because it's natural, it is safe for everyone,
with no side effects. Doctor-recommended and made in an FDA-registered facility. It may help with diabetes. Works better
than prescription drugs. Nature's Ozempic.""",
        {
            "claims/proven",
            "regulatory/disease-claim-supplement",
            "claims/prevention-claim",
            "claims/natural-safe",
            "claims/absolute-safety",
            "claims/fda-approved-misuse",
            "claims/superiority-comparative",
        },
    ),
    "ten-foods": (
        "publisher",
        """# Ten plants that beat disease

Turmeric effectively reduces arthritis. Garlic prevents breast cancer. Ashwagandha has been clinically proven to lower
cortisol. Berberine reverses diabetes. Oregano oil is the most effective natural remedy for sinusitis. Researchers
report significant improvements in migraine.""",
        {
            "claims/unhedged-efficacy",
            "claims/prevention-claim",
            "claims/proven",
            "claims/cure-claim",
            "claims/superiority-comparative",
            "evidence/significant-ambiguous",
        },
    ),
    "needles": (
        "clinic",
        """# Acupuncture for fertility

Acupuncture boosts fertility. Research confirms the power of acupuncture for infertility. Our pioneering team has helped
hundreds of couples. We guarantee results within three months. It is a natural and gentle treatment.""",
        {
            "claims/unhedged-efficacy",
            "claims/efficacy-presupposed",
            "claims/provider-superiority",
            "claims/guarantee",
            "claims/natural-safe",
        },
    ),
    "red-light": (
        "clinic",
        """# Red light

Red light therapy treats depression. Our medspa is at the forefront of healing. The lamp is 100% safe. It holds
tremendous promise for Alzheimer's disease. Backed by decades of research, it gives permanent relief from migraine.""",
        {
            "claims/unhedged-efficacy",
            "claims/provider-superiority",
            "claims/absolute-safety",
            "hype/promise-hope",
            "claims/proven",
            "claims/absolute-effect",
        },
    ),
    "slimming": (
        "clinic",
        """# Slimming with compounded semaglutide

Compounded semaglutide is FDA approved and works for everyone. You'll lose weight without effort. Our injections treat
obesity and reverse diabetes. It is a breakthrough treatment, safer than any surgery.""",
        {
            "claims/fda-approved-misuse",
            "claims/absolute-effect",
            "claims/guarantee",
            "claims/unhedged-efficacy",
            "claims/cure-claim",
            "hype/superlative",
            "claims/superiority-comparative",
        },
    ),
}


def findings(markdown: str, profile: str) -> tuple[Finding, ...]:
    pack = shipped()
    setting = Setting(pack.vocabularies, DAY, profile, "us")
    return judge(annotate(read(markdown), setting), pack.rules, pack, setting)


@pytest.mark.parametrize("name", CAREFUL)
def test_careful_prose_raises_no_warning(name: str) -> None:
    profile, text = CAREFUL[name]
    raised = [
        (one.level, one.rule, one.excerpt)
        for one in findings(text, profile)
        if one.rule.startswith(PROMOTION) and one.level != "note"
    ]
    assert raised == []


@pytest.mark.parametrize("name", HYPED)
def test_hyped_prose_is_caught(name: str) -> None:
    profile, text, expected = HYPED[name]
    assert expected <= {one.rule for one in findings(text, profile)}
