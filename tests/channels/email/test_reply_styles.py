"""Whole replies as many mail programs write them: what is new in them, and what only looks quoted."""

import pytest

from kulanz.channels.email.mime import read

WORDS = "Band 2 fehlt leider.\n\nLiebe Grüße\nAnna"
HEADERS = (
    "From: Anna Sommer <anna@kunde.example>\nTo: laden@keimling.example\nSubject: Re: Bestellung\n"
    "Date: Tue, 3 Nov 2026 10:12:00 +0100\nMIME-Version: 1.0\nContent-Type: text/{}; charset=utf-8\n\n"
)
BLOCK = "An: Anna Sommer <anna@kunde.example>\nBetreff: Frage\n\nIst alles da?\n"
SENT = "Gesendet: Montag, 2. November 2026 16:04\n"
SHOP = "Keimling <laden@keimling.example>"

QUOTATIONS = {
    "outlook": f"Von: {SHOP}\n{SENT}{BLOCK}",
    "outlook_bold_below_underscores": f"{'_' * 32}\n*Von:* {SHOP}\n*Gesendet:* Montag, 2. November 2026\n"
    "*An:* Anna\n*Betreff:* Frage\n\nIst alles da?",
    "outlook_old": f"-----Ursprüngliche Nachricht-----\nVon: Keimling [mailto:a@keimling.example]\n{SENT}{BLOCK}",
    "outlook_on_one_line": f"Von: {SHOP} Gesendet: Montag, 2. November 2026 16:04 An: Anna Betreff: Frage\n\nJa?",
    "outlook_app": f"Outlook für iOS<https://aka.ms/o0ukef> herunterladen\n{'_' * 32}\nVon: {SHOP}\n{SENT}{BLOCK}",
    "outlook_meeting": f"-----Ursprünglicher Termin-----\nVon: {SHOP}\n{SENT}An: Anna\nBetreff: x\nOrt: hier\n\nJa?",
    "apple_mail": f"> Am 02.11.2026 um 16:04 schrieb {SHOP}:\n> \n> Ist alles da?",
    "iphone_without_marks": f"Von meinem iPhone gesendet\n\nAm 02.11.2026 um 16:04 schrieb {SHOP}:\n\n\ufeffJa?",
    "gmail_wrapped": "Am Mo., 2. Nov. 2026 um 16:04 Uhr schrieb Buchladen Keimling <\nx@keimling.example>:\n\n> Ja?",
    "gmail_app": "Keimling <x@keimling.example> schrieb am Mo., 2. Nov. 2026, 16:04:\n\n> Ja?",
    "gmx": f'\u00a0\n\n{SENT}Von: "Keimling" <laden@keimling.example>\n{BLOCK}',
    "webde_app": "-- \nDiese Nachricht wurde von meinem Android Mobiltelefon mit WEB.DE Mail gesendet.\n\n"
    f"Am 02.11.26, 16:04 schrieb {SHOP}:\nIst alles da?",
    "t_online": f"-----Original-Nachricht-----\nBetreff: x\nDatum: 2026-11-02T16:04\nVon: {SHOP}\nAn: Anna\n\nJa?",
    "freenet_with_advert": f"---- Ursprüngliche Nachricht ----\nVon: {SHOP}\nDatum: 02.11.2026\n{BLOCK}\n---\nAlle "
    "Postfächer an einem Ort.",
    "yahoo": f"    Am Montag, 2. November 2026 um 16:04:11 MEZ hat {SHOP} Folgendes geschrieben:  \n \n Ja?",
    "yahoo_app_on_one_line": f"Gesendet von Yahoo Mail auf Android\n \n  Am Mo., Nov. 2, 2026 at 16:04 schrieb "
    f"{SHOP}:   Guten Tag, ist alles da?",
    "proton": "Sent with [Proton Mail](https://proton.me/) secure email.\n\nOn Monday, November 2nd, 2026 at "
    f"4:04 PM, {SHOP} wrote:\n\n> Ja?",
    "samsung_on_one_line": "Von meinem Samsung Galaxy Smartphone gesendet.\n-------- Ursprüngliche Nachricht "
    f"--------Von: {SHOP} Datum: 02.11.26  16:04  (GMT+01:00) An: anna@kunde.example Betreff: x \nJa?",
    "k9": f"Am 2. November 2026 16:04:11 MEZ schrieb {SHOP}:\n>Ja?\n\n-- \nDiese Nachricht wurde von meinem "
    "Android-Gerät mit K-9 Mail gesendet.",
    "bluemail_invisible_letters": f"\u2063Gesendet mit BlueMail \u200b\n\nAm 2. Nov. 2026, um 16:04, {SHOP} "
    "schrieb:\n>Ja?",
    "notes": f"Von:    {SHOP}\nAn:     Anna Sommer/Koeln/Firma@Firma\nDatum:  02.11.2026 16:04\nBetreff: x\n\nJa?",
    "zimbra_french": f"----- Mail original -----\nDe: {SHOP}\nÀ: Anna\nEnvoyé: Lundi 2 Novembre 2026\nObjet: x\n\nOui?",
    "horde": f"Zitat von {SHOP}:\n\n> Ist alles da?",
    "open_xchange": f"> {SHOP} hat am 02.11.2026 16:04 CET geschrieben:\n> \n> Ja?",
    "tutanota": "2. Nov. 2026, 16:04 von laden@keimling.example:\n\n> Ja?",
    "bars": "Keimling schrieb:\n| Guten Tag,\n| ist alles da?",
    "reply_line_of_a_desk": "##- Bitte geben Sie Ihre Antwort über dieser Zeile ein. -##\n\nGuten Tag",
    "french": f"Le lun. 2 nov. 2026 à 16:04, {SHOP} a écrit :\n\n> Oui?",
    "italian_iphone": f"Inviato da iPhone\n\n> Il giorno 2 nov 2026, alle ore 16:04, {SHOP} ha scritto:\n> \n> Sì?",
    "polish": f"Od: {SHOP}\nWysłane: poniedziałek, 2 listopada 2026 16:04\nDo: Anna\nTemat: x\n\nTak?",
    "portuguese": f"De: {SHOP}\nEnviada em: 2 de novembro de 2026 16:04\nPara: Anna\nAssunto: x\n\nSim?",
    "turkish": f"Kimden: {SHOP}\nGönderildi: 2 Kasım 2026 Pazartesi 16:04\nKime: Anna\nKonu: x\n\nEvet?",
}

SIGNATURES = {
    "shop_footer_of_long_lines": "-- \nBuchgarten, Hanna Brandt, Am alten Speicher 4, 16259 Oderfelde am Kanal\n"
    "Telefon +49 30 5555 0140, Montag bis Freitag von 9 bis 17 Uhr und nach Absprache",
    "name_and_advert": "-- \nSommer Coaching | Leben in Balance\n0171 1234567 | www.sommer.example",
    "below_underscores": "_______________________\nAnna Sommer\nLindenweg 3, 50667 Köln\nTel. 0221 123456",
    "scanner": "-- \nDiese E-Mail wurde von Avast-Antivirussoftware auf Viren geprüft.\nwww.avast.com",
    "freenet": "---\n\nAlle Postfächer an einem Ort. Jetzt wechseln und E-Mail-Adresse mitnehmen!",
    "on_the_way": "Gesendet von unterwegs",
    "watch": "Von meiner Apple Watch gesendet",
    "save_paper": "Bitte denken Sie an die Umwelt, bevor Sie diese E-Mail ausdrucken.",
}

OWN_WORDS = {
    "breadcrumb": "Ich klicke auf\n> Konto > Einstellungen > Passwort\nund dann kommt ein Fehler.",
    "angry_face": "Danke!\n<3\n>:-(",
    "at_least": "Frage:\n>= 20 Euro ist versandfrei?\nStimmt das?",
    "prompts": "Fehler:\n>>> import feed\nTraceback\n>>> feed.read()\nKeyError",
    "words_for_a_card": "Auf der Karte soll bitte stehen:\n\n> Alles Gute\n> Deine Anna\n\nDanke.",
    "trip": "Meine Fahrt:\nVon: Berlin\nNach: Hamburg\nDatum: 3. November 2026\n\nBitte bestätigen.",
    "parcel_label": "Auf dem Paket steht:\n\nVon: Keimling\nAn: Anna\nDatum: 2.11.2026\n\nEs ist aber leer.",
    "bank_transfer": "So zahlte ich:\n\nVon: Anna\nAn: Keimling (a@b.example)\nBetrag: 20 Euro\n\nBitte prüfen.",
    "web_form": "Von: Webformular\nDatum: 03.11.2026\nBetreff: Frage\n\nWann erscheint Band 2?",
    "story_of_mine": "Ich schrieb am 02.11.2026 um 16:04:\nBitte stornieren.\nIch habe keine Antwort.",
    "story_of_yours": 'Tag,\n\nHerr Weil schrieb am 02.11.2026 um 16:04 Uhr:\n\n"Geld kommt."\n\nEs kam nicht.',
    "order_table": "Artikel   Menge\n---------------\nBand 1       2\n---------------\nStimmt das?",
    "two_dashes_between": "Teil eins ist da.\n\n--\n\nTeil zwei fehlt.\n\n--\n\nTeil drei ist doppelt.",
    "two_dashes_then_a_complaint": "Hallo.\n--\nIch habe das Buch am Montag bestellt und bis heute nicht bekommen, "
    "und es ist ein Geschenk.",
    "address_of_somebody": "Empfänger ist mein Bruder:\n\nPeter Lang\nLindenweg 3\n50667 Köln\nTel. 0171 1234567",
    "delivery_address": "Bitte liefern Sie an Peter.\n\nPeter Lang\nLindenweg 3\n50667 Köln\nTel. 0171 1234567",
    "broken_links": "Diese Seiten gehen nicht.\n\nErster Link\nwww.keimling.example/a\nwww.keimling.example/b",
    "confidential_illness": "Hallo,\n\ndiese E-Mail ist vertraulich, es geht um meine Krankheit.\n\nWas nun?",
    "pale_print": "Ihre Bücher sind gut für die Umwelt, aber der Druck ist blass.\n\nKann man tauschen?",
    "customs": "ACHTUNG: Paket kam von außerhalb Deutschlands.\n\nWer zahlt den Zoll?",
    "rarely_writes": "Sie erhalten nicht oft E-Mails von mir, aber jetzt ist es genug.\n\nBitte kündigen.",
    "sent_with_an_order": "I got this\nSent with my order was a wrong book\nPlease fix",
    "sent_by_her_son": "Diese Mail wurde von meinem Sohn geschrieben und verschickt.\n\nWo ist das Buch?",
    "thanks_above_a_number": "Danke\n\nMeine Nummer ist 0171 1234567, bitte rufen Sie an.",
    "postscript": f"{WORDS}\n\nPS: Können Sie auch Band 3 besorgen?",
}

PAGES = {
    "gmail": '<div>Ja.</div><div class="gmail_quote"><div class="gmail_attr">Am Mo., 2. Nov. 2026 um 16:04 Uhr '
    'schrieb Keimling &lt;x@keimling.example&gt;:</div><blockquote class="gmail_quote">Ja?</blockquote></div>',
    "outlook_web": "<div>Ja.</div><div id='appendonsend'></div><hr><div id='divRplyFwdMsg'><b>Von:</b> Keimling<br>"
    "<b>Gesendet:</b> Montag, 2. November 2026 16:04<br><b>An:</b> Anna<br><b>Betreff:</b> x</div><div>Ja?</div>",
    "outlook_border": "<p class=MsoNormal>Ja.</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p><b>From:"
    "</b> Keimling<br><b>Sent:</b> Monday, November 2, 2026 4:04 PM<br><b>To:</b> A<br><b>Subject:</b> x</p></div>",
    "apple": '<div>Ja.<br><br>Von meinem iPhone gesendet<br><blockquote type="cite">Am 02.11.2026 um 16:04 schrieb '
    "Keimling &lt;x@keimling.example&gt;:<br><br>Ja?</blockquote></div>",
    "proton": "<div>Ja.</div><div>Sent with <a href='https://proton.me/'>Proton Mail</a> secure email.</div><div>On "
    "Monday, November 2nd, 2026 at 4:04 PM, K &lt;k@keimling.example&gt; wrote:<blockquote>Ja?</blockquote></div>",
    "answer_between": '<blockquote type="cite">Am 02.11.26 um 16:04 schrieb Keimling:<br>Da?</blockquote><p>Ja.</p>',
}


@pytest.mark.parametrize("quotation", QUOTATIONS.values(), ids=QUOTATIONS)
def test_only_the_words_above_the_quotation_are_new(quotation: str) -> None:
    assert new_text(f"{WORDS}\n\n{quotation}\n") == WORDS


@pytest.mark.parametrize("ending", SIGNATURES.values(), ids=SIGNATURES)
def test_what_stands_below_every_letter_is_signature(ending: str) -> None:
    assert new_text(f"{WORDS}\n\n{ending}\n") == WORDS


@pytest.mark.parametrize("words", OWN_WORDS.values(), ids=OWN_WORDS)
def test_what_only_looks_quoted_or_signed_stays_new(words: str) -> None:
    assert new_text(f"{words}\n") == words


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_without_plain_text_is_told_apart_too(page: str) -> None:
    assert new_text(page, "html") == "Ja."


def test_a_card_of_name_address_and_phone_is_signature_without_a_closing() -> None:
    card = "Anna Sommer\nLindenweg 3\n50667 Köln\nTel.: 0221 / 12 34 56"
    assert new_text(f"Band 2 fehlt.\n\n{card}\n") == "Band 2 fehlt."


def test_thanks_above_contact_lines_stay_words() -> None:
    assert new_text("Vielen Dank\n\nAnna Sommer\nTel. 0221 123456\n") == "Vielen Dank"


def test_a_postscript_below_the_signature_is_new() -> None:
    text = "Band 1 fehlt.\n\n-- \nAnna Sommer\nTel. 0171 1234567\n\nPS: Band 2 auch.\n"
    assert new_text(text) == "Band 1 fehlt.\nPS: Band 2 auch."


def test_answers_between_the_marks_below_a_header_block_are_new() -> None:
    text = f"Von: {SHOP}\n{SENT}An: Anna\nBetreff: x\n\n> Farbe?\n\nBlau.\n\n> Größe?\n\nXL.\n"
    assert new_text(text) == "Blau.\nXL."


def test_a_log_of_very_many_lines_keeps_its_words_and_its_quotation() -> None:
    assert new_text("Danke.\n" + "> x\n" * 50_000) == "Danke."
    assert new_text("x\n" * 50_000).count("x") == 50_000


def new_text(body: str, subtype: str = "plain") -> str:
    return read((HEADERS.format(subtype) + body).encode()).new_text
