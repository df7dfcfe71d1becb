"""Measures how likely letters follow each other, and characters of East Asia are, and writes the tables
of Sources/Spreadsheet/Encoding/Letters.

usage: pip install langdetect babel faker jieba opencc-python-reimplemented && python3 learn.py

What is counted: the pairs of letters in langdetect's profiles (Apache 2.0), which are of Wikipedia's
texts; the names of countries, languages, currencies, months and days in CLDR, by Babel (BSD, Unicode);
names, streets, cities and companies as Faker makes them up (MIT); jieba's list of words (MIT), and what
OpenCC (Apache 2.0) makes of it in traditional characters. Only frequencies are kept.
"""
import collections
import json
import math
import os
import unicodedata

import jieba
import langdetect
from babel import Locale
from faker import Faker
from opencc import OpenCC

PROFILES = os.path.dirname(langdetect.__file__) + "/profiles/"
FOLDER = os.path.join(os.path.dirname(__file__), "../../Sources/Spreadsheet/Encoding/Letters/")
STEP = 0.4

# language: (langdetect's profile, Babel's locale, Faker's locale)
LANGS={
'da':('da','da','da_DK'),'de':('de','de','de_DE'),'en':('en','en','en_GB'),'es':('es','es','es_ES'),'fi':('fi','fi','fi_FI'),'fr':('fr','fr','fr_FR'),'it':('it','it','it_IT'),'nl':('nl','nl','nl_NL'),'no':('no','nb','no_NO'),'pt':('pt','pt','pt_PT'),'sv':('sv','sv','sv_SE'),'is':(None,'is','is_IS'),'ca':('ca','ca','es_CA'),'ga':(None,'ga','ga_IE'),
'pl':('pl','pl','pl_PL'),'cs':('cs','cs','cs_CZ'),'sk':('sk','sk','sk_SK'),'hu':('hu','hu','hu_HU'),'hr':('hr','hr','hr_HR'),'sl':('sl','sl','sl_SI'),'ro':('ro','ro','ro_RO'),'sq':('sq','sq',None),
'tr':('tr','tr','tr_TR'),'az':(None,'az',None),'lt':('lt','lt','lt_LT'),'lv':('lv','lv','lv_LV'),'et':('et','et','et_EE'),'mt':(None,'mt',None),'eo':(None,'eo',None),'vi':('vi','vi','vi_VN'),
'ru':('ru','ru','ru_RU'),'uk':('uk','uk','uk_UA'),'bg':('bg','bg','bg_BG'),'mk':('mk','mk','mk_MK'),'sr':(None,'sr',None),'be':(None,'be',None),
'el':('el','el','el_GR'),'he':('he','he','he_IL'),'ar':('ar','ar','ar_SA'),'fa':('fa','fa','fa_IR'),'th':('th','th','th_TH')}

# Letters that a language has besides those from a to z, foreign names included; or all of them.
AZ='abcdefghijklmnopqrstuvwxyz'
EXTRA={'da':'åæøéäöüáàèêëíóôú','de':'äöüßéèêëàáâçñóô','en':'éèêëïçüöäâáíóúñôœæ','es':'áéíñóúüçàèòï','fi':'äöåéüšžõ','fr':'àâæçèéêëîïôœùûüÿäöíóáñ','it':'àèéìíîòóùúâäöüç','nl':'éëïèêöüáóäàâçíôûú','no':'åæøéäöüáàèêòóôñ','pt':'àáâãçéêíóôõúüèñö','sv':'äåöéüèàáêëæøôñó','is':'áæéíðóöúýþäøåü','ca':'àçèéíïòóúüñáìö','ga':'áéíóú',
'pl':'óąćęłńśźżéäöüáèçëí','cs':'áéíóúýčďěňřšťůžäöüôľłĺŕ','sk':'áäéíóôúýčďĺľňŕšťžöüěřőůł','hu':'áéíóöőúüűäèșțâăç','hr':'ćčđšžáéíöüäóç','sl':'áéíčšžćđäöüóèë','ro':'âăîșțşţáéóőöüíäç','sq':'çëéèáüöä',
'tr':'çğıöşüâîûéİäô','az':'çəğıöşüİ','lt':'ąčėęįšūųžéłóäöü','lv':'āčēģīķļņšūžōŗäöüé','et':'äõöüšžéåāą','mt':'ċġħżàèìòùéîâ','eo':'ĉĝĥĵŝŭéáäöü','vi':'àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ'}
OWN={'ru':'абвгдежзийклмнопрстуфхцчшщъыьэюяё','uk':'абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэъёʼ','bg':'абвгдежзийклмнопрстуфхцчшщъьюяѝыэё','mk':'абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ','sr':'абвгдђежзијклљмнњопрстћуфхцчџш','be':'абвгдеёжзійклмнопрстуўфхцчшыьэюяиъщґ',
'el':'άέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώΐ','he':'אבגדהוזחטיךכלםמןנסעףפץצקרשת','ar':'ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيًٌٍَُِّْپچژگ','fa':'ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکكگلمنوهیيىةًَُِّ','th':''.join(chr(c) for c in range(0xE01,0xE3B))+''.join(chr(c) for c in range(0xE40,0xE4F))}
ALPHA = {language: AZ + extra for language, extra in EXTRA.items()}
ALPHA.update(OWN)

NAMES=dict(
    en='english',de='german',fr='french',es='spanish',pt='portuguese',it='italian',ca='catalan',nl='dutch',da='danish',no='norwegian',sv='swedish',fi='finnish',ga='irish',sq='albanian',pl='polish',cs='czech',sk='slovak',hu='hungarian',hr='croatian',sl='slovene',ro='romanian',tr='turkish',az='azerbaijani',lt='lithuanian',lv='latvian',et='estonian',mt='maltese',eo='esperanto',ru='russian',uk='ukrainian',be='belarusian',bg='bulgarian',mk='macedonian',sr='serbian',el='greek',he='hebrew',ar='arabic',fa='persian',th='thai')
NAMES['is']='icelandic'

# The commonest first, by hand.
HIRA='のにいしたるてかとなはがをれでさもすこらりきまっあくけうえそおつめみちせどわろやだほよねごじげひむ'
KANJI = (
    "日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回新場金員九入選立開手"
    "米力学問高代明実円関決子動京全目表戦経通外最言氏現理調体化田当八六約主題下首意法不来作性的要用制治度務強気小七成期公野協"
    "取都和統以機平総加山思家話世受区領多県続進正安設保改数記院女初北午指権心界支第産結百派点教報済書府活原先共得解名交資予川"
    "向際査勝面委告軍文反元重近千考判認画海参売利組知案道信策集在件団別物側任引使求所次水半品昨論計死官増係感特情投示変打男基"
    "私各始島直両朝革価式確村提運終挙果西勢減台広容必応演電歳住争談能無再位置企真流格有疑口過局少放税検藤町常校料沢裁状工建語"
    "球営空職証土与急止送援供可役構木割聞身費付施切由説転食比難防補車優夫研収断井何南石足違消境神番規術護展態導"
)


def lower(letter):
    small = letter.lower()
    return small if len(small) == 1 else letter


def is_letter(letter):
    return unicodedata.category(letter)[0] in "LM"


def cldr(locale):
    data = Locale.parse(locale)
    lists = (data.territories, data.languages, data.scripts, data.currencies)
    texts = [text for names in lists for text in names.values() if isinstance(text, str)]
    return texts + list(data.months["format"]["wide"].values()) \
        + list(data.days["format"]["wide"].values())


def made_up(locale, kinds, count):
    maker = Faker(locale)
    maker.seed_instance("train")
    for _ in range(count):
        for kind in kinds:
            try:
                yield getattr(maker, kind)()
            except Exception:
                pass  # Faker has no such thing in this locale.


def pairs(texts):
    counts = collections.Counter()
    for text in texts:
        before = " "
        for letter in text:
            letter = lower(letter) if is_letter(letter) else " "
            if before != " " or letter != " ":
                counts[before, letter] += 1
            before = letter
        if before != " ":
            counts[before, " "] += 1
    return counts


def profile(name):
    counts = collections.Counter()
    with open(PROFILES + name) as file:
        for gram, count in json.load(file)["freq"].items():
            if len(gram) == 2:
                pair = tuple(lower(letter) if is_letter(letter) else " " for letter in gram)
                if pair != (" ", " "):
                    counts[pair] += count
    return counts


def mixed(parts):
    total = collections.Counter()
    for counts, weight in parts:
        whole = sum(counts.values())
        for key, count in counts.items():
            total[key] += weight * count / whole
    return total


def table(language):
    of_profile, of_cldr, of_faker = LANGS[language]
    parts = [(pairs(cldr(of_cldr)), 1.0)]
    if of_profile:
        parts.append((profile(of_profile), 3.0))
    if of_faker:
        kinds = ("first_name", "last_name", "city", "street_name", "company")
        words = {word for text in made_up(of_faker, kinds, 3000) for word in text.split()}
        parts.append((pairs(words), 2.0))
    found = mixed(parts)
    twins = {"ş": "ș", "ţ": "ț"} if language == "ro" else {}
    letters = list(dict.fromkeys(ALPHA[language]))
    places = {letter: place + 1 for place, letter in enumerate(letters)}
    places[" "] = 0
    size = len(letters) + 1
    counts = [[0.0] * size for _ in range(size)]
    for (first, second), weight in found.items():
        row = places.get(twins.get(first, first))
        column = places.get(twins.get(second, second))
        if row is not None and column is not None and row + column > 0:
            counts[row][column] += weight
    # Two forms of one letter.
    for twin, letter in twins.items():
        counts[places[twin]] = counts[places[letter]][:]
        for row in counts:
            row[places[twin]] = row[places[letter]]
    sums = [sum(row[column] for row in counts) for column in range(size)]
    whole = sum(sums)
    text = ""
    for row in counts:
        smoothing = 0.02 * max(sum(row), 1e-6)
        for column in range(size):
            usual = (sums[column] + 1e-5 * whole) / (whole * (1 + size * 1e-5))
            share = (row[column] + smoothing * usual) / (sum(row) + smoothing)
            text += chr(97 + min(25, max(0, round(-math.log(share) / STEP))))
    return "".join(letters), text


def write_letters(name, title, languages):
    lines = ["// Written by scripts/letters/learn.py, which says from what.", "",
             f"/// {title}", "extension LetterTable {"]
    for language in languages.split():
        letters, text = table(language)
        argument = f'latinAnd: "{letters[26:]}"' if letters.startswith(AZ) else f'"{letters}"'
        lines += [f"    static let {NAMES[language]} = LetterTable(", f"        {argument},",
                  '        """']
        pieces = [text[start:start + 88] for start in range(0, len(text), 88)]
        lines += ["        " + piece + "\\" for piece in pieces[:-1]] + ["        " + pieces[-1]]
        lines += ['        """', "    )"]
    with open(FOLDER + f"LetterTable+{name}.swift", "w", encoding="utf-8") as file:
        file.write("\n".join(lines + ["}"]) + "\n")


def is_han(letter):
    return "\u4e00" <= letter <= "\u9fff"


def is_japanese(letter):
    return is_han(letter) or "\u3040" <= letter <= "\u30ff"


def is_hangul(letter):
    return "\uac00" <= letter <= "\ud7a3"


def characters(weighted, of_cldr, of_faker, is_one):
    kinds = ("name", "city", "street_address", "address", "company", "last_name", "first_name")
    parts = [(collections.Counter(filter(is_one, "".join(cldr(of_cldr)))), 0.5 if weighted else 1.0),
             (collections.Counter(filter(is_one, "".join(made_up(of_faker, kinds, 4000)))), 1.0)]
    if weighted:
        parts.append((weighted, 2.0))
    found = mixed(parts)
    whole = sum(found.values())
    return {letter: share / whole for letter, share in found.items()}


def write_characters():
    simplified, traditional = collections.Counter(), collections.Counter()
    convert = OpenCC("s2t").convert
    with open(os.path.dirname(jieba.__file__) + "/dict.txt", encoding="utf-8") as file:
        for line in file:
            word, count, *_ = line.split()
            for letter in filter(is_han, word):
                simplified[letter] += int(count)
            if int(count) >= 20:
                for letter in filter(is_han, convert(word)):
                    traditional[letter] += int(count)
    japanese = collections.Counter()
    for place, letter in enumerate(HIRA):
        japanese[letter] += 0.35 / (place + 6) / 2
    for place, letter in enumerate(KANJI):
        japanese[letter] += 0.25 / (place + 20) / 3
    for letter, share in characters(None, "ja", "ja_JP", is_japanese).items():
        japanese[letter] += 0.4 * share
    tables = {
        "japanese": japanese,
        "simplifiedChinese": characters(simplified, "zh", "zh_CN", is_han),
        "traditionalChinese": characters(traditional, "zh_Hant", "zh_TW", is_han),
        "korean": characters(None, "ko", "ko_KR", is_hangul),
    }
    lines = ["// Written by scripts/letters/learn.py, which says from what.", "",
             "/// The commonest characters of Chinese, Japanese and Korean, those of one list about equally"
             " common.", "extension CharacterTable {"]
    for name, shares in tables.items():
        levels = collections.defaultdict(str)
        for letter, share in sorted(shares.items(), key=lambda item: -item[1])[:900]:
            if share >= 1.5e-4:
                levels[int(-math.log(share))] += letter
        lines += [f"    static let {name} = CharacterTable(", f"        .{name},", "        ["]
        for level, letters in sorted(levels.items()):
            pieces = [letters[start:start + 44] for start in range(0, len(letters), 44)]
            lines += [f'            {level}: """']
            lines += ["            " + piece + "\\" for piece in pieces[:-1]]
            lines += ["            " + pieces[-1], '            """,']
        lines += ["        ]", "    )"]
    with open(FOLDER + "CharacterTable+Lists.swift", "w", encoding="utf-8") as file:
        file.write("\n".join(lines + ["}"]) + "\n")


write_letters("West", "The languages of the West that are written in Latin letters.",
              "en de fr es pt it ca nl da no sv fi is ga sq")
write_letters("Central", "Those of Central and Eastern Europe, Turkey and the Baltic.",
              "pl cs sk hu hr sl ro tr az lt lv et mt eo")
write_letters("Others", "Those that have letters of their own.", "ru uk be bg mk sr el he ar fa th")
write_characters()
