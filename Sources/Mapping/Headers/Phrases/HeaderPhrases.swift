// swift-format-ignore-file

/// What headers are called in the exports that people have, as one text that whoever speaks a
/// language can correct. `HeaderLexicon` reads it, once, when the first header is matched.
///
/// A text in the source and no resource: the program is one file to install, and a resource that is
/// embedded is an array of bytes, which costs the compiler ten seconds where this costs it none.
enum HeaderPhrases {
    static let text = #"""
# HOW TO CORRECT THIS
#
# First comes English, then each other language, sorted by its English name.
#
# In the other languages a line says what is meant by some words:
#
#     postal code: Postleitzahl, PLZ
#
# Left of the colon is what it is in English, one of the names of the English part; right of it, with
# commas between them, what it is called in the language. Write it as it is written in a text:
# capitals, accents, hyphens, spaces and other marks make no difference, and words that are run
# together (“Kundennummer”) are taken apart by themselves where each part is in the list. To add a
# name, add it to its line. Nothing else has to be changed.
#
#   - A question mark behind a name (“By?”) says that it may well be another language's word, or
#     mean something else: it then counts only where another header of the file is in this language.
#   - “no meaning” has the little words that change nothing, such as “of” and “the”.
#   - The order of the lines is that of the other languages.
#
# In the English part each line begins with what a header stands for, and how surely, from 100 down:
# of several columns that fit one field the surest is taken, and of two that are equally sure none.

[English]
name 99: display name, customer display name
name 98: customer name
name 97: client name, customer company name, display name as
name 96: name
name 95: name 1
name 94: customer, client, customer full name, payer name, party name
name 93: ledger name
name 94: Name (Adressattyp keine Angabe)
company 98: company name, business name, organization name
company 97: company, organization
company 96: fiscal name
company 96: Name (Adressattyp Unternehmen)
company 95: account name, trading name
company 95: company name 1, company 1
company 94: company organization, customer company, trading as, trade name
company 90: organization 1 name, associated company, company account
company 90: person organization, contact organization
company 80: business, default address company, account
company 70: billing company, billing company name, address company
company 60: legal name
person 96: full name, contact name, contact full name, person name
person 92: contact, primary contact, contact person
person 90: primary contact name, main contact, billing name
person 60: ship name, shipping name, ship to name, delivery name, recipient, recipient name
first name 98: first name, given name, first
first name 96: Vorname (Adressattyp natürl. Person)
first name 95: contact first name, primary contact first name, contact person first name, forename
first name 93: customer first name, client first name, person first name
middle name 95: middle name, additional name, contact middle name, middle
last name 98: last name, family name, surname, last
last name 96: Name (Adressattyp natürl. Person)
last name 95: contact last name, primary contact last name, contact person last name
last name 94: company last name
last name 93: customer last name, client last name, person last name
last name 61: second last name
external_id 100: external id, external customer id
external_id 96: customer id, client id
external_id 95: contact id, lead id, person id
external_id 94: record id, customer record id, customer key, J-ID
external_id 93: internal id, entity id
external_id 92: id
external_id 90: customer number, client number, KUNNR
external_id 89: customer code, client code
external_id 88: account id, company id, company record id, organization id
external_id 86: uuid, guid, unique id
external_id 85: member id, user id, subscriber id, external reference
external_id 84: member number
external_id 80: account number, account code, account reference
external_id 78: Konto
external_id 70: reference id, customer reference, reference number
external_id 60: reference, EUID
external_id 55: Leid
email 90: SMTP_ADDR
email 60: email 1 value
email 30: email 2 value
phone_number 89: work number, office number
phone_number 85: contact number, TELF1
phone_number 74: home number
phone_number 60: phone 1 value
phone_number 50: default address phone, address phone, address telephone
phone_number 45: shipping phone, ship to phone
phone_number 30: phone 2 value

# What is left of the header of an e-mail or phone when the words that say whose it is are taken off;
# and these words, with what each takes from how sure the header is.
email noun 100: email, email address, email id, address email
phone noun 100: phone, phone number
phone noun 99: telephone, telephone number, phone telephone
phone noun 84: landline
phone noun 80: mobile, mobile phone, mobile number, mobile phone number, mobile telephone, mobile cell phone
phone noun 80: phone mobile, telephone mobile
phone noun 79: cell, cell phone, cell number, cell phone number, phone cell
phone noun 70: telephone fax, phone fax
phone noun 60: WhatsApp, WhatsApp number
phone noun 50: address phone number
whose 1: primary
whose 2: main, customer, client, person, user
whose 3: 1
whose 4: contact
whose 5: default
whose 8: organization, account, company
whose 9: office, business
whose 10: invoice, billing, work
whose 12: direct, day, daytime
whose 25: home
whose 26: personal
whose 28: evening
whose 55: shipping
whose 60: secondary, 2, second
whose 61: alternate, alternative, alt
whose 62: other
whose 63: additional
whose 70: 3

street 100: street 1, address line 1, address 1, line 1, street line 1
street 99: street address 1, address street 1, street address line 1
street 98: street, street address, address street, street name, street and number, street and house number
street 97: address, street number, street house number, street road name, STRAS
street 2 100: street 2, address line 2, address 2, line 2, street line 2
street 2 99: street address 2, address street 2, street address line 2
street 2 96: suite, unit, apt, apartment, apt suite, suite apt, floor
street 2 95: apt suite number, unit apt, suite unit, unit number, suite number, apt number, apt suite unit
street 2 94: extended address, address extended, address supplement, address complement
street 2 93: apartment suite, apt unit, building
city 100: city, town, city town, town city, post town
city 99: city town village locality, municipality, city city, city suburb, ORT01
city 95: locality
city 90: suburb
city 60: population
state 100: state, province, state province, province state, region
state 99: state region, region state, state province region, county
state 98: state county, county state, county province, state or province
state 97: administrative area, prov, REGIO
state 96: state prov, prov state, state or region
state 95: state id name
state 90: state code, province code, region code, state abbreviation
state 80: st
postal code 100: zip, zip code, postal code, postcode, post code
postal code 99: zip postal code, zip postcode, postal zip code, postal zip
postal code 98: zip code postal code, postal code zip, postcode zip, pin code
postal code 98: postal code zip code, zip or postal code, zip post code
postal code 98: zip postal, post zip code, zip or postcode, zip or postal
postal code 97: postal, PSTLZ
postal code 80: code
country 100: country, country region, country name, country territory
country 99: nation, LAND1
country 95: country id name
country 90: country code, country iso code, country region code
country 88: country id
country 85: country id id
house number 100: house number, building number

# Which address a part belongs to; of several billing or shipping addresses the surest is taken.
billing 100: billing, bill to, bill, invoice, invoice to, invoicing
billing 90: mailing, correspondence
billing 89: postal, PO
billing 88: primary, main, default
billing 86: registered, legal, head office
billing 84: business, work, office
billing 70: home, residential, personal
shipping 100: shipping, ship to, ship, delivery, deliver to, deliver
shipping 80: service, service location, service address, property
shipping 78: site, job, job site, location, installation
shipping 76: physical, SA
of whom: customer, client, contact, company, account, person, organization
never alone: code, number, building, floor

no meaning: required, optional, the, your, s
no meaning: shopify, stripe, square, hubspot, quickbooks, xero, zoho, salesforce, freshbooks, housecall
no meaning: jobber, servicetitan, mailchimp
same as 1: one
same as 2: two
same as 3: three
same as account: acct, acc
same as address: addr, adress, addresses
same as company: co
same as customer: cust
same as email: mail, mails, emails
same as first name: firstname, fname
same as full name: fullname
same as id: ids
same as last name: lastname, lname
same as middle name: middlename
same as mobile: mob
same as number: numbers, no, nr, num, nbr, №
same as organization: org, organisation
same as phone: ph, phones
same as postcode: postalcode
same as street: str
same as telephone: tel, telephones, fon
same as zip: zipcode




[Arabic]
customer name: اسم العميل, اسم الزبون
company name: اسم الشركة, الشركة, المؤسسة
name: الاسم
full name: الاسم الكامل
first name: الاسم الأول
last name: اسم العائلة, الاسم الأخير, اللقب
contact: جهة الاتصال, الشخص المسؤول
customer number: رقم العميل, كود العميل
email: البريد الإلكتروني, الايميل, الإيميل, بريد إلكتروني, البريد الالكتروني
phone: الهاتف, رقم الهاتف, هاتف, تليفون
mobile: الجوال, رقم الجوال, الموبايل, المحمول
address: العنوان, عنوان
street: الشارع, شارع
city: المدينة, مدينة
state: المحافظة, المنطقة, الولاية
postal code: الرمز البريدي
country: الدولة, البلد

[Bulgarian]
customer name: Име на клиент
customer: Клиент
company name: Фирма, Име на фирма, Наименование?, Контрагент
name: Име
first name: Собствено име, Първо име
middle name: Презиме, Бащино име
last name: Фамилия, Фамилно име
contact: Лице за контакт, Контактно лице, МОЛ?
customer number: Клиентски номер, Номер на клиент, Код на клиент
email: Имейл, Ел. поща, Електронна поща, Е-поща, Е-mail
phone: Телефон, Телефонен номер, Тел.
mobile: Мобилен телефон, Мобилен, GSM
address: Адрес
street: Улица
house number: Номер на сграда
number: Номер
code: Код
city: Град, Населено място
state: Област, Регион
postal code: Пощенски код, ПК
country: Държава, Страна
billing: Фактуриране, Фактура
shipping: Доставка
no meaning: на, за, и

[Catalan]
customer name: Nom del client
customer: Client
company name: Raó social, Empresa, Nom fiscal
trading name: Nom comercial
name: Nom
last name: Cognoms, Cognom
contact: Persona de contacte
customer number: Codi client, Codi de client, Número de client
email: Correu electrònic, Correu, Adreça electrònica
phone: Telèfon
mobile: Mòbil
address: Adreça
street: Carrer
number: Número
code: Codi
city: Població, Ciutat, Municipi
state: Província
postal code: Codi postal
country: País
billing: Facturació
shipping: Enviament, Lliurament
no meaning: de, del, la, el, i

[Chinese, simplified]
customer name: 客户名称, 客户姓名, 客户名, 顾客名称, 顾客姓名, 往来单位名称
customer: 客户
company name: 公司名称, 公司名, 公司, 单位名称, 单位, 企业名称, 企业, 客户全称, 客户公司名称
trading name: 客户简称, 公司简称
name: 名称, 姓名
first name: 名字, 名
last name: 姓氏, 姓
contact: 联系人, 联系人姓名, 联络人, 客户联系人, 收件人, 收货人
customer number: 客户编号, 客户编码, 客户代码, 客户代号, 客户号, 会员编号, 会员号, 往来单位编码
email: 邮箱, 电子邮箱, 电子邮件, 电邮, 邮箱地址, 邮件地址, 电子邮件地址, 联系邮箱, 客户邮箱
phone: 电话, 联系电话, 电话号码, 固定电话, 座机, 座机电话, 联系方式
work phone: 办公电话, 公司电话
contact phone: 联系人电话
mobile: 手机, 手机号, 手机号码, 移动电话, 联系手机
address: 地址, 详细地址, 联系地址, 通讯地址, 街道地址, 公司地址, 客户地址, 注册地址
street: 街道
house number: 门牌号
code: 编号, 编码, 代码
street 2: 地址二
city: 城市, 市, 所在城市
state: 省, 省份, 省市, 所在省份, 州
postal code: 邮编, 邮政编码
country: 国家, 国家地区, 国别
billing: 账单, 开票, 发票
shipping: 收货, 送货, 配送, 交货, 发货

[Chinese, traditional]
customer name: 客戶名稱, 客戶姓名, 顧客名稱, 顧客姓名, 會員姓名
customer: 客戶
company name: 公司名稱, 公司, 公司抬頭, 發票抬頭, 客戶全稱, 企業名稱
trading name: 客戶簡稱, 公司簡稱
name: 名稱, 姓名
first name: 名字, 名
last name: 姓氏, 姓
contact: 聯絡人, 聯絡人姓名, 聯繫人, 收件人
customer number: 客戶編號, 客戶代號, 客戶代碼, 會員編號
email: 電子郵件, 電子信箱, 電郵, 信箱, 電子郵件地址, 聯絡信箱
phone: 電話, 聯絡電話, 電話號碼, 市話
work phone: 公司電話
contact phone: 聯絡人電話
mobile: 手機, 手機號碼, 行動電話
address: 地址, 聯絡地址, 通訊地址, 公司地址
street: 街道, 街道地址
code: 編號, 代號
city: 城市, 縣市, 市
state: 省, 省份, 州
postal code: 郵遞區號, 郵政編碼, 郵編
country: 國家, 國家地區
billing: 帳單, 發票
shipping: 送貨, 收貨, 配送, 運送

[Croatian]
customer name: Ime kupca, Naziv kupca
customer: Kupac, Klijent
company name: Naziv tvrtke, Tvrtka, Naziv, Poduzeće
name: Ime
full name: Ime i prezime
last name: Prezime
contact: Kontakt osoba, Kontakt?
customer number: Šifra kupca, Broj kupca, Šifra partnera
email: E-pošta, Elektronička pošta, E-mail adresa
phone: Telefon, Broj telefona, Telefonski broj
mobile: Mobitel, Mobilni telefon, Broj mobitela
address: Adresa
street: Ulica
street and number: Ulica i broj, Ulica i kućni broj
house number: Kućni broj
number: Broj
code: Šifra
city: Grad, Mjesto?
state: Županija
postal code: Poštanski broj
country: Država, Zemlja
billing: Naplata, Račun?
shipping: Dostava, Isporuka
no meaning: za, i

[Czech]
customer name: Jméno zákazníka, Název zákazníka
customer: Zákazník, Odběratel, Klient?
company name: Firma, Název firmy, Společnost, Název společnosti, Obchodní jméno, Název
name: Jméno
full name: Jméno a příjmení, Příjmení a jméno, Celé jméno
first name: Křestní jméno
last name: Příjmení
contact: Kontaktní osoba, Kontakt?
customer number: Číslo zákazníka, Kód zákazníka, Zákaznické číslo, ID zákazníka
email: E-mailová adresa, Elektronická pošta
phone: Telefon, Telefonní číslo, Tel. číslo
work phone: Telefon do práce
mobile: Mobil, Mobilní telefon, Mobilní číslo
address: Adresa
street: Ulice
street and number: Ulice a číslo, Ulice a č.p., Ulice a číslo popisné
house number: Číslo popisné, Č.p., Číslo domu, Č. popisné, Popisné číslo
number: Číslo
code: Kód
city: Město, Obec
state: Kraj, Okres
postal code: PSČ, Poštovní směrovací číslo
country: Stát?, Země
billing: Fakturační, Fakturace
shipping: Dodací, Doručovací, Doručení, Dodání
no meaning: a

[Danish]
customer name: Kundenavn, Kundens navn
customer: Kunde
company name: Firmanavn, Firma, Virksomhed, Virksomhedsnavn, Selskab
name: Navn
full name: Fulde navn
first name: Fornavn
middle name: Mellemnavn
last name: Efternavn
contact: Kontaktperson, Kontakt?, Attention?
customer number: Kundenummer, Kundenr., Kunde nr., Debitornummer, Debitornr.
email: E-mailadresse, Mailadresse, E-mail-adresse, Faktureringsmail
phone: Telefon, Telefonnummer, Telefonnr., Tlf., Tlf.nr.
mobile: Mobil, Mobiltelefon, Mobilnummer, Mobilnr.
address: Adresse
street: Gade, Vej, Gadenavn, Vejnavn
street and number: Vejnavn og husnummer
house number: Husnummer, Husnr.
number: Nummer
code: Kode?
street 1: Adresselinje 1, Adresse linje 1
street 2: Adresselinje 2, Adresse linje 2
city: By?, Bynavn, Postdistrikt
state: Landsdel
postal code: Postnummer, Postnr., Post nr.
country: Land
country code: Landekode
billing: Fakturering, Faktura, Fakturerings
shipping: Levering, Leverings, Forsendelse
work: Arbejde
home: Privat, Hjem
no meaning: og, til

[Dutch]
customer name: Klantnaam, Naam klant, Relatienaam
customer: Klant, Relatie, Debiteur
company name: Bedrijf, Bedrijfsnaam, Naam bedrijf, Firma, Firmanaam, Organisatie, Organisatienaam
trading name: Handelsnaam
name: Naam
full name: Volledige naam
first name: Voornaam
middle name: Tussenvoegsel, Tussenvoegsels
last name: Achternaam, Familienaam
contact: Contactpersoon, Contact?, Ter attentie van, T.a.v.
customer number: Klantnummer, Klantnr., Relatienummer, Debiteurnummer, Debiteurennummer, Debiteurnr., Klantcode, Relatiecode, Debiteurcode, Extern relatienummer
email: E-mailadres, Mailadres, E-mail adres
phone: Telefoon, Telefoonnummer, Tel. nr., Telefoonnr., Vaste telefoon
mobile: Mobiel, Mobiele telefoon, Mobiel nummer, Gsm, Gsm-nummer
address: Adres
street: Straat, Straatnaam
street and number: Straat en huisnummer, Straat en nummer, Straat + huisnummer, Straat nr.
house number: Huisnummer, Huisnr.
number: Nummer
street 1: Adresregel 1, Adres regel 1
street 2: Adresregel 2, Adres regel 2
city: Plaats, Woonplaats, Plaatsnaam, Gemeente, Stad, Vestigingsplaats
state: Provincie
postal code: Postcode
country: Land
country code: Landcode
billing: Factuur, Facturatie
shipping: Aflever, Aflevering, Bezorg, Bezorging, Lever, Levering, Verzend, Verzending
work: Werk, Zakelijk
home: Privé, Thuis
no meaning: de, het, van, en

[Estonian]
customer name: Kliendi nimi
customer: Klient
company name: Ettevõte, Ettevõtte nimi, Firma nimi
name: Nimi
first name: Eesnimi
last name: Perekonnanimi, Perenimi
contact: Kontaktisik
customer number: Kliendi number, Kliendikood, Kliendi kood
email: E-post, E-posti aadress
phone: Telefon, Telefoninumber
mobile: Mobiil, Mobiiltelefon
address: Aadress
street: Tänav
city: Linn
state: Maakond
postal code: Postiindeks, Sihtnumber
country: Riik

[Finnish]
customer name: Asiakkaan nimi, Asiakasnimi
customer: Asiakas
company name: Yritys, Yrityksen nimi, Organisaatio
name: Nimi
full name: Koko nimi
first name: Etunimi
last name: Sukunimi
contact: Yhteyshenkilö
customer number: Asiakasnumero, Asiakasnro, Asiakaskoodi, Asiakastunnus
email: Sähköposti, Sähköpostiosoite
phone: Puhelin, Puhelinnumero, Puh., Puhelinnro
mobile: Matkapuhelin, Matkapuhelinnumero, Kännykkä
address: Osoite
street: Katuosoite, Lähiosoite, Katu
number: Numero
code: Koodi
street 1: Osoiterivi 1, Osoite rivi 1
street 2: Osoiterivi 2, Osoite rivi 2
city: Kaupunki, Postitoimipaikka, Paikkakunta, Kunta
state: Maakunta, Osavaltio
postal code: Postinumero, Postinro
country: Maa
country code: Maakoodi
billing: Laskutus
shipping: Toimitus
work: Työ
home: Koti

[French]
customer name: Nom du client, Nom client, Nom du tiers, Nom tiers, Intitulé client, Intitulé?, Intitulé du tiers, Intitulé du compte, Intitulé compte
customer: Client
company name: Raison sociale, Société, Entreprise, Nom de la société, Nom de l'entreprise, Nom société, Dénomination sociale, Nom légal
trading name: Nom commercial, Enseigne
name: Nom
full name: Nom complet, Nom et prénom, Nom prénom, Prénom et nom
first name: Prénom, Prénoms
last name: Nom de famille, Nom de naissance?
contact: Nom du contact, Interlocuteur, Personne de contact
customer number: Numéro client, N° client, Numéro de client, No client, N° de client
customer code: Code client, Code tiers, Référence client, Réf. client, Compte client
account number: Compte tiers, Numéro de compte tiers
email: Courriel, Adresse e-mail, Adresse électronique, Adresse mail, Adresse courriel, Mèl
phone: Téléphone, Tél., Numéro de téléphone, Téléphone fixe, Tél. fixe, N° de téléphone, N° téléphone
mobile: Portable, Téléphone portable, Téléphone mobile, Tél. portable, Tél. mobile
address: Adresse, Adresse postale, Adresse municipale
street: Rue, Voie, Nom de rue, Nom de la voie, N° et rue, Numéro et rue
house number: Numéro de rue, N° de rue, Numéro de voie, N° de voie
number: Numéro
street 1: Ligne d'adresse 1, Adresse ligne 1, Ligne adresse 1
street 2: Complément d'adresse, Complément adresse, Complément, Adresse (suite), Adresse suite, Adresse complémentaire, Ligne d'adresse 2, Adresse ligne 2, Ligne adresse 2
city: Ville, Commune, Localité
state: Département, Canton, Région
postal code: Code postal, CP, NPA
country: Pays
country code: Code pays
billing: Facturation, Facture, Facturé
shipping: Livraison, Expédition, Livré
work: Bureau, Travail, Professionnel, Pro
home: Domicile, Personnel
no meaning: de, du, des, la, le, l, d, et

[German]
customer name: Kundenname, Name des Kunden
customer: Kunde
company name: Firma, Firmenname, Unternehmen, Firmenbezeichnung, Organisation, Unternehmensname
name: Name
full name: Vollständiger Name, Vor- und Nachname, Vorname Nachname, Vorname und Name
first name: Vorname, Rufname
last name: Nachname, Familienname, Zuname
contact: Ansprechpartner, Kontaktperson, Kontakt?, Ansprechperson
external id: Externe ID
customer number: Kundennummer, Kundennr., Kunden-Nr., Kd.-Nr., KdNr, Kunden-ID, Debitor, Debitorennummer, Debitorennr., Debitoren-Nr., Kundenkürzel
email: E-Mail-Adresse, Mailadresse
phone: Telefon, Telefonnummer, Telefonnr., Rufnummer, Festnetz, Festnetznummer
mobile: Mobil, Handy, Mobiltelefon, Handynummer, Mobilnummer, Mobilfunk, Natel
address: Adresse, Anschrift
street: Straße, Strassenname
street and number: Straße und Hausnummer, Straße Hausnummer, Straße und Nr., Straße + Nr., Straße + Hausnr., Straße/Nr.
house number: Hausnummer, Hausnr., Haus-Nr.
number: Nummer
street 1: Adresszeile 1, Anschriftzeile 1, Adresse Zeile 1
street 2: Adresszusatz, Anschriftzusatz, Adresszeile 2, Anschriftzeile 2, Adresse Zeile 2
city: Ort, Stadt, Wohnort, Ortschaft, Ortsname
state: Bundesland, Kanton
postal code: PLZ, Postleitzahl
country: Land, Staat
country code: Länderkennzeichen, Ländercode, Länderkürzel, Länderschlüssel, Ländercode ISO
billing: Rechnung, Rechnungs, Rechnungsempfänger
billing address: Rechnungsadresse, Rechnungsanschrift
shipping: Lieferung, Liefer, Versand, Lieferempfänger
shipping address: Lieferadresse, Lieferanschrift, Versandadresse, Versandanschrift
work: geschäftlich, dienstlich, Büro, Arbeit
home: privat
no meaning: der, die, das, des, von, und

[Greek]
customer name: Όνομα πελάτη, Επωνυμία πελάτη
customer: Πελάτης
company name: Επωνυμία, Εταιρεία, Εταιρία, Επωνυμία εταιρείας, Επωνυμία επιχείρησης
trading name: Διακριτικός τίτλος
name: Όνομα
full name: Ονοματεπώνυμο
last name: Επώνυμο, Επίθετο
contact: Υπεύθυνος επικοινωνίας, Υπεύθυνος, Επαφή?
customer number: Κωδικός πελάτη, Αριθμός πελάτη
email: Ηλεκτρονικό ταχυδρομείο, Διεύθυνση email, Ηλ. ταχυδρομείο
phone: Τηλέφωνο, Τηλ., Αριθμός τηλεφώνου, Σταθερό τηλέφωνο, Σταθερό
mobile: Κινητό, Κινητό τηλέφωνο
address: Διεύθυνση
street: Οδός
street and number: Οδός και αριθμός, Οδός αριθμός
house number: Αριθμός οδού
number: Αριθμός
code: Κωδικός
city: Πόλη, Περιοχή?
state: Νομός, Περιφέρεια
postal code: Ταχυδρομικός κώδικας, Τ.Κ., ΤΚ, Ταχ. κώδικας
country: Χώρα
billing: Χρέωσης, Τιμολόγησης, Χρέωση, Τιμολόγηση
shipping: Αποστολής, Παράδοσης, Αποστολή, Παράδοση
no meaning: και, της, του

[Hebrew]
customer name: שם לקוח, שם הלקוח, שם חשבון
customer: לקוח
company name: שם חברה, שם החברה, חברה, שם עסק
name: שם
full name: שם מלא
first name: שם פרטי
last name: שם משפחה
contact: איש קשר
customer number: מספר לקוח, קוד לקוח, מפתח לקוח, מפתח חשבון
email: דואר אלקטרוני, דוא"ל, אימייל, מייל
phone: טלפון, מספר טלפון
mobile: נייד, טלפון נייד, סלולרי
address: כתובת
street: רחוב
house number: מספר בית
city: עיר, יישוב
postal code: מיקוד
country: מדינה, ארץ

[Hungarian]
customer name: Ügyfél neve, Vevő neve, Vásárló neve, Partner neve
customer: Ügyfél, Vevő, Vásárló, Partner?
company name: Cégnév, Cég, Cég neve, Vállalat, Szervezet
name: Név
full name: Teljes név
first name: Keresztnév, Utónév
last name: Vezetéknév, Családnév
contact: Kapcsolattartó, Kapcsolattartó neve
customer number: Ügyfélszám, Ügyfélkód, Vevőkód, Vevő kód, Partnerkód, Partner kód, Ügyfél azonosító, Vevő azonosító, Partner azonosító
email: E-mail cím, Email cím, Villámposta
phone: Telefon, Telefonszám, Vezetékes telefon
mobile: Mobil, Mobiltelefon, Mobilszám, Mobiltelefonszám
address: Cím
street: Utca, Közterület, Közterület neve
street and number: Utca és házszám
house number: Házszám
number: Szám
code: Kód
city: Város, Település, Helység
state: Megye
postal code: Irányítószám, Ir. szám, Irsz.
country: Ország
country code: Országkód, Ország ISO kód
billing: Számlázási, Számlázás
shipping: Szállítási, Szállítás
no meaning: és, a, az

[Indonesian]
customer name: Nama pelanggan, Nama konsumen
customer: Pelanggan
company name: Nama perusahaan, Perusahaan
name: Nama
full name: Nama lengkap
first name: Nama depan
last name: Nama belakang
contact: Nama kontak, Kontak?, Narahubung
customer number: Kode pelanggan, Nomor pelanggan, No. pelanggan, ID pelanggan
email: Alamat email, Surel
phone: Telepon, Nomor telepon, No. telepon, No. telp, Telp.
mobile: Nomor HP, No. HP, Handphone, Ponsel
address: Alamat
street: Jalan
city: Kota, Kabupaten, Kota/Kabupaten
state: Provinsi
postal code: Kode pos
country: Negara
billing: Penagihan
shipping: Pengiriman

[Italian]
customer name: Nome cliente, Intestatario
customer: Cliente
company name: Ragione sociale, Azienda, Ditta, Società, Denominazione, Nome azienda, Denominazione sociale, Impresa
name: Nome
full name: Nome completo, Nome e cognome, Cognome e nome, Nominativo
last name: Cognome
contact: Referente, Persona di contatto, Contatto?, Persona di riferimento
customer number: Numero cliente, N° cliente, N. cliente
customer code: Codice cliente, Cod. cliente, Cod. cli., Codice anagrafica
email: Posta elettronica, Indirizzo email, Indirizzo e-mail, Indirizzo di posta elettronica
phone: Telefono, Numero di telefono, Telefono fisso, N. telefono
mobile: Cellulare, Telefono cellulare, Numero cellulare
address: Indirizzo, Indir.
street: Via?, Strada?, Via/Piazza
house number: Numero civico, Civico, N. civico
number: Numero
code: Codice
street 1: Riga indirizzo 1, Indirizzo riga 1
street 2: Indirizzo extra, Indirizzo (extra), Indirizzo (seconda riga), Riga indirizzo 2, Indirizzo riga 2
city: Città, Comune, Località, Località/Città, Città/Località
state: Provincia, Prov., Regione
postal code: CAP, Codice postale, C.A.P., Codice di avviamento postale
country: Paese, Nazione
country code: Codice paese, Codice nazione, Codice ISO nazione
billing: Fatturazione, Fattura
shipping: Spedizione, Consegna
work: Ufficio, Lavoro
home: Casa
no meaning: di, del, della, e, la, il

[Japanese]
customer name: 顧客名, お客様名, 得意先名, 取引先名, 得意先名称, 取引先名称, 顧客名称, 送付先名
customer: 顧客, 得意先, 取引先
company name: 会社名, 企業名, 法人名, 組織名, 社名, 事業所名, 正式名称, 得意先正式名称
trading name: 略称, 屋号
name: 名前, 氏名, お名前, ご氏名, 名称, 名前(通称)
first name: 名, お名前(名), 名前(名), 氏名(名)
last name: 姓, 名字, 苗字, お名前(姓), 名前(姓), 氏名(姓)
contact: 担当者名, 担当者, ご担当者名, 担当者氏名, 連絡先名
customer number: 顧客番号, 顧客コード, 得意先コード, 取引先コード, 取引先番号, 会員番号, 顧客ID, お客様番号, お客様コード, 会員ID
email: メールアドレス, メール, Eメール, 電子メール, Eメールアドレス, メアド
phone: 電話番号, 電話, TEL, 固定電話, 代表電話番号, 連絡先電話番号
mobile: 携帯電話, 携帯番号, 携帯, 携帯電話番号
address: 住所, 所在地
street: 町名・番地, 市区町村・番地, 番地, 丁目・番地, 町域・番地, 町村・番地, 町域
street and number: 市区町村・番地以降
code: コード
street 2: 建物名, 建物名・部屋番号など, 建物名・部屋番号, ビル名, マンション名, 建物名など, 建物
city: 市区町村, 市町村, 市区郡, 市区
state: 都道府県, 都道府県名, 都道府県(名称)
postal code: 郵便番号, 〒
country: 国, 国名
billing: 請求先, 請求
shipping: 送付先, 配送先, 届け先, お届け先, 納品先, 発送先

[Korean]
customer name: 고객명, 고객이름, 고객 성명, 거래처명, 거래처 이름
customer: 고객, 거래처
company name: 회사명, 상호, 상호명, 회사, 업체명, 업체, 법인명, 회사 이름, 기업명
name: 이름, 성명
first name: 이름(명)
last name: 성, 성씨
contact: 담당자, 담당자명, 담당자 이름, 받는 사람, 수취인
customer number: 고객번호, 고객코드, 거래처코드, 거래처 번호, 고객 ID, 회원번호, 거래처 코드
email: 이메일, 이메일 주소, 전자우편, 메일, 메일주소, 이메일주소
phone: 전화번호, 전화, 연락처, 대표전화, 일반전화
mobile: 휴대폰, 휴대전화, 핸드폰, 휴대폰번호, 휴대전화번호, 모바일, 핸드폰번호
address: 주소, 도로명주소, 기본주소
code: 코드
street 2: 상세주소, 나머지주소
city: 도시, 시군구, 구군
state: 시도, 시/도, 도, 지역?
postal code: 우편번호
country: 국가, 나라, 국가명
billing: 청구, 청구지
shipping: 배송, 배송지

[Latvian]
customer name: Klienta nosaukums, Klienta vārds
customer: Klients, Pircējs
company name: Uzņēmums, Uzņēmuma nosaukums, Nosaukums
name: Vārds
last name: Uzvārds
contact: Kontaktpersona
customer number: Klienta numurs, Klienta kods
email: E-pasts, E-pasta adrese
phone: Tālrunis, Tālruņa numurs, Telefons
mobile: Mobilais tālrunis, Mobilais
address: Adrese
street: Iela
city: Pilsēta
postal code: Pasta indekss
country: Valsts

[Lithuanian]
customer name: Kliento pavadinimas
customer: Klientas, Pirkėjas
company name: Įmonė, Įmonės pavadinimas, Pavadinimas
name: Vardas
last name: Pavardė
contact: Kontaktinis asmuo
customer number: Kliento kodas, Kliento numeris
email: El. paštas, Elektroninis paštas, El. pašto adresas
phone: Telefonas, Telefono numeris, Tel. nr.
mobile: Mobilusis telefonas, Mobilus telefonas
address: Adresas
street: Gatvė
city: Miestas
postal code: Pašto kodas
country: Šalis

[Norwegian]
customer name: Kundenavn, Kundens navn
customer: Kunde
company name: Firmanavn, Firma, Bedrift, Bedriftsnavn, Selskap, Foretak
name: Navn
full name: Fullt navn
first name: Fornavn
middle name: Mellomnavn
last name: Etternavn
contact: Kontaktperson, Kontakt?
customer number: Kundenummer, Kundenr., Kunde nr.
member number: Medlemsnummer
email: E-post, E-postadresse, Epost
phone: Telefon, Telefonnummer, Telefonnr., Tlf.
mobile: Mobil, Mobiltelefon, Mobilnummer
address: Adresse, Gateadresse, Postadresse, Besøksadresse?
street: Gate?, Gatenavn, Vei?
house number: Husnummer, Husnr., Gatenummer
number: Nummer
code: Kode?
street 1: Adresselinje 1, Adresse linje 1, Postadresse linje 1
street 2: Adresselinje 2, Adresse linje 2, Postadresse linje 2
city: Poststed, By?, Sted?
state: Fylke
postal code: Postnummer, Postnr., Post nr.
country: Land
country code: Landkode
billing: Faktura, Fakturering
shipping: Levering, Leverings
work: Jobb, Arbeid
home: Privat, Hjem
no meaning: og, til

[Polish]
customer name: Nazwa klienta, Nazwa kontrahenta
customer: Klient, Kontrahent, Odbiorca?, Nabywca
company name: Nazwa firmy, Firma, Nazwa
legal name: Nazwa pełna, Pełna nazwa
trading name: Nazwa skrócona, Skrót
full name: Imię i nazwisko, Nazwisko i imię
first name: Imię, Imiona
last name: Nazwisko
contact: Osoba kontaktowa, Kontakt?, Osoba do kontaktu
customer number: Numer klienta, Nr klienta, Kod klienta, ID klienta, Kod kontrahenta, Symbol kontrahenta, Numer kontrahenta, Akronim
email: Adres e-mail, Poczta elektroniczna, Adres email
phone: Telefon, Numer telefonu, Nr telefonu, Telefon stacjonarny
mobile: Telefon komórkowy, Komórka, Tel. komórkowy, Tel. kom.
address: Adres
street: Ulica
street and number: Ulica i numer, Ulica i nr, Ulica i nr domu
house number: Numer domu, Nr domu, Numer budynku, Nr budynku, Nr posesji
number: Numer
code: Kod?, Symbol?
unit number: Nr lokalu, Numer lokalu, Nr mieszkania, Numer mieszkania
street 1: Adres linia 1, Linia adresu 1
street 2: Adres linia 2, Linia adresu 2
city: Miasto, Miejscowość
state: Województwo
postal code: Kod pocztowy, Kod poczt.
country: Kraj, Państwo
country code: Kod kraju
billing: Faktura, Rozliczeniowy, Fakturowania, Do faktury
shipping: Dostawy, Dostawa, Wysyłki, Wysyłka, Do dostawy
work: Służbowy, Praca
home: Domowy, Prywatny
no meaning: i, do, w

[Portuguese]
customer name: Nome do cliente, Nome cliente
customer: Cliente
company name: Razão social, Empresa, Nome da empresa, Denominação social, Nome/Razão social, Nome empresarial
trading name: Nome fantasia, Fantasia, Nome comercial, Apelido/Nome fantasia
name: Nome
full name: Nome completo
first name: Primeiro nome
last name: Sobrenome, Apelido?, Último nome
contact: Pessoa de contato, Pessoa de contacto, Contato?, Contacto?, Responsável?, Nome do contato
customer number: Número do cliente, N.º cliente, Nº cliente
customer code: Código do cliente, Código cliente, Cód. cliente
email: Correio eletrônico, Correio electrónico, Correio eletrónico, Endereço de e-mail, Endereço de email
phone: Telefone, Número de telefone, Fone, Telefone fixo, Tel. fixo
mobile: Celular, Telemóvel, Telefone celular, Número de celular
address: Endereço, Morada, Logradouro
street: Rua
house number: Número da casa, Número do endereço, N.º da porta
number: Número
code: Código
street 1: Linha de endereço 1, Endereço linha 1
street 2: Complemento, Complemento de endereço, Linha de endereço 2, Endereço linha 2
city: Cidade, Município, Localidade
state: Estado, UF, Distrito?, Província
postal code: CEP, Código postal, Cód. postal, C. postal
country: País
country code: Código do país
billing: Faturamento, Faturação, Cobrança, Fatura
shipping: Entrega, Envio
work: Comercial, Trabalho
home: Residencial, Casa
no meaning: de, do, da, e, o, a

[Romanian]
customer name: Nume client, Denumire client, Numele clientului
customer: Client
company name: Denumire, Firmă, Denumire firmă, Companie, Nume firmă, Societate
name: Nume
full name: Nume și prenume, Nume complet
first name: Prenume
last name: Nume de familie
contact: Persoană de contact, Contact?
customer number: Cod client, Număr client, Nr. client
email: Adresă de e-mail, Adresă email, Poștă electronică
phone: Telefon, Număr de telefon, Nr. telefon, Telefon fix
mobile: Telefon mobil, Mobil
address: Adresă
street: Stradă, Strada
house number: Număr stradă, Nr. stradă
number: Număr
code: Cod
city: Localitate, Oraș
state: Județ
postal code: Cod poștal
country: Țară
country code: Cod țară
billing: Facturare, Factură
shipping: Livrare
no meaning: de, și, a

[Russian]
customer name: Имя клиента, Название клиента, Наименование клиента, Наименование контрагента
customer: Клиент, Покупатель, Контрагент, Заказчик
company name: Компания, Организация, Название компании, Наименование, Название, Фирма, Название организации
legal name: Полное наименование, Юридическое название
name: Имя
full name: ФИО, Ф.И.О., Полное имя
middle name: Отчество
last name: Фамилия
contact: Контактное лицо, Контакт?, Контактное лицо ФИО
customer number: Номер клиента, Код клиента, ID клиента, Код контрагента, Код покупателя
email: Электронная почта, Почта, Эл. почта, Адрес электронной почты, Е-мейл, Имейл, Емейл, Е-mail
phone: Телефон, Номер телефона, Тел., Контактный телефон
work phone: Рабочий телефон
mobile: Мобильный, Мобильный телефон, Сотовый, Сотовый телефон, Моб. телефон
address: Адрес, Фактический адрес, Почтовый адрес, Юридический адрес
street: Улица
house number: Дом, Номер дома
number: Номер
code: Код
unit number: Квартира, Номер квартиры, Офис?
city: Город, Населённый пункт
state: Область, Регион, Край?
postal code: Индекс, Почтовый индекс
country: Страна
billing: Выставления счёта, Для счёта, Счёт?
shipping: Доставки, Доставка, Для доставки
work: Рабочий, Рабочая
home: Домашний, Личный, Личная
no meaning: и, для

[Slovak]
customer name: Meno zákazníka, Názov zákazníka
customer: Zákazník, Odberateľ, Klient?
company name: Firma, Názov firmy, Spoločnosť, Názov spoločnosti, Obchodné meno, Názov
name: Meno
full name: Meno a priezvisko
first name: Krstné meno
last name: Priezvisko
contact: Kontaktná osoba, Kontakt?
customer number: Číslo zákazníka, Kód zákazníka, Zákaznícke číslo
email: E-mailová adresa
phone: Telefón, Telefónne číslo, Tel. číslo
mobile: Mobil, Mobilný telefón
address: Adresa
street: Ulica
street and number: Ulica a číslo, Ulica a číslo domu
house number: Číslo domu, Súpisné číslo, Popisné číslo, Orientačné číslo
number: Číslo
code: Kód
city: Mesto, Obec
state: Kraj?, Okres
postal code: PSČ, Poštové smerovacie číslo
country: Štát?, Krajina
billing: Fakturačná, Fakturačné, Fakturácia
shipping: Dodacia, Dodacie, Doručenie
no meaning: a

[Slovenian]
customer name: Ime stranke, Naziv stranke, Naziv kupca
customer: Stranka, Kupec
company name: Podjetje, Naziv podjetja, Naziv
name: Ime
full name: Ime in priimek
last name: Priimek
contact: Kontaktna oseba
customer number: Šifra stranke, Šifra kupca, Številka stranke
email: E-pošta, E-poštni naslov, Elektronska pošta
phone: Telefon, Telefonska številka
mobile: Mobilni telefon, GSM
address: Naslov
street: Ulica
street and number: Ulica in hišna številka
house number: Hišna številka
number: Številka
code: Šifra
city: Mesto, Kraj?, Pošta
postal code: Poštna številka
country: Država
no meaning: in

[Spanish]
customer name: Nombre del cliente, Nombre cliente
customer: Cliente
company name: Razón social, Empresa, Nombre de la empresa, Nombre fiscal, Compañía, Sociedad, Denominación social, Nombre/Razón social, Nombre empresa
trading name: Nombre comercial, Nombre de fantasía
name: Nombre
full name: Nombre completo, Nombre y apellidos, Nombre y apellido, Apellidos y nombre
first name: Nombres, Nombre de pila, Primer nombre
last name: Apellido, Apellidos, Apellido paterno, Primer apellido
second last name: Apellido materno, Segundo apellido
contact: Persona de contacto, Contacto?, Nombre de contacto
customer number: Número de cliente, N° cliente, N.º de cliente, Nº cliente, Num. cliente
customer code: Código de cliente, Código cliente, Cód. cliente
email: Correo electrónico, Correo, Dirección de correo electrónico, Dirección de email, Dirección email
phone: Teléfono, Número de teléfono, Teléfono fijo, Tel. fijo
mobile: Móvil, Teléfono móvil, Celular, Teléfono celular, Número de celular
address: Dirección, Domicilio
street: Calle
house number: Número exterior, Núm. exterior, No. exterior, Altura?
number: Número, Núm.
code: Código, Clave?
unit number: Número interior, Núm. interior, No. interior
street 1: Línea de dirección 1, Dirección línea 1
street 2: Complemento, Complemento de dirección, Línea de dirección 2, Dirección línea 2
city: Ciudad, Población, Municipio, Localidad
state: Provincia, Estado, Comunidad autónoma, Departamento?
postal code: Código postal, C.P., CP, C. postal, Cód. postal
country: País
country code: Código de país, Código país
billing: Facturación, Factura
shipping: Envío, Entrega
work: Trabajo, Oficina
home: Casa, Particular
no meaning: de, del, la, el, y, los

[Swedish]
customer name: Kundnamn, Kundens namn, Namn på kund
customer: Kund
company name: Företag, Företagsnamn, Bolag, Organisation, Firma, Firmanamn
name: Namn
full name: Fullständigt namn, Hela namnet
first name: Förnamn
last name: Efternamn
contact: Kontaktperson, Kontakt?, Er referens?
customer number: Kundnummer, Kundnr., Kund-ID, Kund nr.
email: E-post, E-postadress, Epost, Mejl, Mejladress, Mailadress
phone: Telefon, Telefonnummer, Telefonnr., Tfn, Telnr.
mobile: Mobil, Mobiltelefon, Mobilnummer, Mobilnr.
address: Adress, Gatuadress, Utdelningsadress, Postadress
street: Gata
house number: Husnummer, Gatunummer
number: Nummer
code: Kod?
street 1: Adressrad 1, Adress rad 1
street 2: Adressrad 2, Adress rad 2
city: Ort, Postort, Stad
state: Län
postal code: Postnummer, Postnr., Post nr.
country: Land
country code: Landskod, Landkod
billing: Faktura, Fakturering
shipping: Leverans
work: Jobb, Arbete
home: Hem, Privat
no meaning: och, till

[Thai]
customer name: ชื่อลูกค้า
customer: ลูกค้า
company name: ชื่อบริษัท, บริษัท, ชื่อกิจการ
name: ชื่อ
full name: ชื่อ-นามสกุล, ชื่อ นามสกุล
last name: นามสกุล
contact: ผู้ติดต่อ, ชื่อผู้ติดต่อ
customer number: รหัสลูกค้า, เลขที่ลูกค้า
email: อีเมล, อีเมล์
phone: โทรศัพท์, เบอร์โทรศัพท์, เบอร์โทร, โทร
mobile: มือถือ, เบอร์มือถือ, โทรศัพท์มือถือ
address: ที่อยู่
street: ถนน
house number: บ้านเลขที่
city: อำเภอ, เขต, อำเภอ/เขต
state: จังหวัด
postal code: รหัสไปรษณีย์
country: ประเทศ

[Turkish]
customer name: Müşteri adı, Müşteri ismi, Cari adı, Cari ünvanı, Cari unvanı, Müşteri adı soyadı, Müşteri ünvanı, Cari hesap ünvanı, Cari hesap unvanı, Cari hesap adı, Cari isim
customer: Müşteri, Cari?
company name: Firma adı, Firma, Şirket, Şirket adı, Ünvan, Unvan, Ticari ünvan, Firma ünvanı, Kurum, Şirket ünvanı
full name: Ad soyad, Adı soyadı, İsim soyisim, Ad ve soyad
first name: Adı, Ad?, İsim
last name: Soyad, Soyadı, Soyisim
contact: Yetkili, Yetkili kişi, İlgili kişi, Yetkili adı, Yetkili adı soyadı, İletişim kişisi
customer number: Müşteri no, Müşteri numarası, Müşteri kodu, Cari kodu, Cari kod, Cari no, Hesap kodu, Cari hesap kodu, Cari hesap no
email: E-posta, E-posta adresi, Eposta, Mail adresi
phone: Telefon, Telefon numarası, Telefon no, Tel. no, Sabit telefon
mobile: Cep telefonu, Cep, Cep tel, GSM, Mobil telefon, Cep no
address: Adres, Adresi
street: Sokak, Cadde
house number: Bina no, Kapı no, Dış kapı no
number: Numara
code: Kod?
unit number: Daire no, İç kapı no
city: Şehir
suburb: İlçe
state: İl?, İl adı
postal code: Posta kodu, Posta kod
country: Ülke
country code: Ülke kodu
billing: Fatura
shipping: Teslimat, Sevkiyat, Sevk
work: İş
home: Ev
no meaning: ve

[Ukrainian]
customer name: Ім'я клієнта, Назва клієнта
customer: Клієнт, Покупець, Контрагент, Замовник
company name: Компанія, Організація, Назва компанії, Найменування, Назва, Фірма, Назва організації, Підприємство
legal name: Повне найменування, Повна назва, Юридична назва
name: Ім'я
full name: ПІБ, П.І.Б., Повне ім'я
middle name: По батькові
last name: Прізвище
contact: Контактна особа, Контакт?
customer number: Номер клієнта, Код клієнта, ID клієнта, Код контрагента
email: Електронна пошта, Ел. пошта, Пошта, Е-пошта, Адреса електронної пошти, Е-mail
phone: Телефон, Номер телефону, Тел., Контактний телефон
mobile: Мобільний, Мобільний телефон, Моб. телефон
address: Адреса
street: Вулиця
house number: Будинок, Номер будинку
number: Номер
code: Код
unit number: Квартира
city: Місто, Населений пункт
state: Область, Регіон
postal code: Індекс, Поштовий індекс
country: Країна
billing: Рахунку
shipping: Доставки, Доставка
no meaning: та, і

[Vietnamese]
customer name: Tên khách hàng
customer: Khách hàng
company name: Tên công ty, Công ty, Tên đơn vị
name: Tên
full name: Họ và tên, Họ tên
last name: Họ
contact: Người liên hệ
customer number: Mã khách hàng, Mã KH, Số khách hàng
email: Địa chỉ email, Thư điện tử
phone: Điện thoại, Số điện thoại, SĐT
mobile: Di động, Điện thoại di động
address: Địa chỉ
street: Đường
city: Thành phố, Tỉnh/Thành phố, Tỉnh/TP
state: Tỉnh
postal code: Mã bưu điện, Mã bưu chính
country: Quốc gia
"""#
}
