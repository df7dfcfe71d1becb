extension Countries {
    /// ISO 3166-1: alpha-2, alpha-3, the name that is written, and other names that are known.
    static let table = """
        AF|AFG|Afghanistan
        AX|ALA|Åland Islands
        AL|ALB|Albania
        DZ|DZA|Algeria|Algérie
        AS|ASM|American Samoa
        AD|AND|Andorra
        AO|AGO|Angola
        AI|AIA|Anguilla
        AQ|ATA|Antarctica
        AG|ATG|Antigua and Barbuda
        AR|ARG|Argentina
        AM|ARM|Armenia
        AW|ABW|Aruba
        AU|AUS|Australia|Australien
        AT|AUT|Austria|Österreich|Autriche
        AZ|AZE|Azerbaijan
        BS|BHS|Bahamas
        BH|BHR|Bahrain
        BD|BGD|Bangladesh
        BB|BRB|Barbados
        BY|BLR|Belarus
        BE|BEL|Belgium|Belgien|Belgique|België
        BZ|BLZ|Belize
        BJ|BEN|Benin
        BM|BMU|Bermuda
        BT|BTN|Bhutan
        BO|BOL|Bolivia|Bolivia, Plurinational State of
        BQ|BES|Bonaire, Sint Eustatius and Saba|Caribbean Netherlands
        BA|BIH|Bosnia and Herzegovina|Bosnia
        BW|BWA|Botswana
        BV|BVT|Bouvet Island
        BR|BRA|Brazil|Brasil|Brasilien
        IO|IOT|British Indian Ocean Territory
        BN|BRN|Brunei|Brunei Darussalam
        BG|BGR|Bulgaria|Bulgarien
        BF|BFA|Burkina Faso
        BI|BDI|Burundi
        CV|CPV|Cabo Verde|Cape Verde
        KH|KHM|Cambodia
        CM|CMR|Cameroon
        CA|CAN|Canada|Kanada
        KY|CYM|Cayman Islands
        CF|CAF|Central African Republic
        TD|TCD|Chad
        CL|CHL|Chile
        CN|CHN|China|People's Republic of China|PRC|Mainland China
        CX|CXR|Christmas Island
        CC|CCK|Cocos (Keeling) Islands|Cocos Islands
        CO|COL|Colombia
        KM|COM|Comoros
        CG|COG|Congo|Republic of the Congo
        CD|COD|Congo, Democratic Republic of the|Democratic Republic of the Congo|DRC
        CK|COK|Cook Islands
        CR|CRI|Costa Rica
        CI|CIV|Côte d'Ivoire|Ivory Coast
        HR|HRV|Croatia|Kroatien|Hrvatska
        CU|CUB|Cuba
        CW|CUW|Curaçao
        CY|CYP|Cyprus
        CZ|CZE|Czechia|Czech Republic|Tschechien|Česko
        DK|DNK|Denmark|Danmark|Dänemark
        DJ|DJI|Djibouti
        DM|DMA|Dominica
        DO|DOM|Dominican Republic
        EC|ECU|Ecuador
        EG|EGY|Egypt
        SV|SLV|El Salvador
        GQ|GNQ|Equatorial Guinea
        ER|ERI|Eritrea
        EE|EST|Estonia
        SZ|SWZ|Eswatini|Swaziland
        ET|ETH|Ethiopia
        FK|FLK|Falkland Islands|Falkland Islands (Malvinas)
        FO|FRO|Faroe Islands
        FJ|FJI|Fiji
        FI|FIN|Finland|Suomi|Finnland
        FR|FRA|France|Frankreich|Francia
        GF|GUF|French Guiana
        PF|PYF|French Polynesia
        TF|ATF|French Southern Territories
        GA|GAB|Gabon
        GM|GMB|Gambia
        GE|GEO|Georgia
        DE|DEU|Germany|Deutschland|Allemagne|Alemania|Federal Republic of Germany
        GH|GHA|Ghana
        GI|GIB|Gibraltar
        GR|GRC|Greece|Griechenland|Hellas
        GL|GRL|Greenland
        GD|GRD|Grenada
        GP|GLP|Guadeloupe
        GU|GUM|Guam
        GT|GTM|Guatemala
        GG|GGY|Guernsey
        GN|GIN|Guinea
        GW|GNB|Guinea-Bissau
        GY|GUY|Guyana
        HT|HTI|Haiti
        HM|HMD|Heard Island and McDonald Islands
        VA|VAT|Holy See|Vatican City|Vatican
        HN|HND|Honduras
        HK|HKG|Hong Kong|Hong Kong SAR China|Hong Kong SAR
        HU|HUN|Hungary|Ungarn|Magyarország
        IS|ISL|Iceland|Ísland
        IN|IND|India|Indien
        ID|IDN|Indonesia
        IR|IRN|Iran|Iran, Islamic Republic of
        IQ|IRQ|Iraq
        IE|IRL|Ireland|Éire|Irland|Republic of Ireland
        IM|IMN|Isle of Man
        IL|ISR|Israel
        IT|ITA|Italy|Italia|Italien|Italie
        JM|JAM|Jamaica
        JP|JPN|Japan|Nippon
        JE|JEY|Jersey
        JO|JOR|Jordan
        KZ|KAZ|Kazakhstan
        KE|KEN|Kenya
        KI|KIR|Kiribati
        KP|PRK|North Korea|Korea, Democratic People's Republic of
        KR|KOR|South Korea|Korea, Republic of|Republic of Korea|Korea
        KW|KWT|Kuwait
        KG|KGZ|Kyrgyzstan
        LA|LAO|Laos|Lao People's Democratic Republic
        LV|LVA|Latvia
        LB|LBN|Lebanon
        LS|LSO|Lesotho
        LR|LBR|Liberia
        LY|LBY|Libya
        LI|LIE|Liechtenstein
        LT|LTU|Lithuania
        LU|LUX|Luxembourg|Luxemburg
        MO|MAC|Macao|Macau
        MG|MDG|Madagascar
        MW|MWI|Malawi
        MY|MYS|Malaysia
        MV|MDV|Maldives
        ML|MLI|Mali
        MT|MLT|Malta
        MH|MHL|Marshall Islands
        MQ|MTQ|Martinique
        MR|MRT|Mauritania
        MU|MUS|Mauritius
        YT|MYT|Mayotte
        MX|MEX|Mexico|México|Mexiko
        FM|FSM|Micronesia|Micronesia, Federated States of
        MD|MDA|Moldova|Moldova, Republic of
        MC|MCO|Monaco
        MN|MNG|Mongolia
        ME|MNE|Montenegro
        MS|MSR|Montserrat
        MA|MAR|Morocco|Maroc
        MZ|MOZ|Mozambique
        MM|MMR|Myanmar|Burma
        NA|NAM|Namibia
        NR|NRU|Nauru
        NP|NPL|Nepal
        NL|NLD|Netherlands|Holland|Nederland|Niederlande|Pays-Bas
        NC|NCL|New Caledonia
        NZ|NZL|New Zealand|Aotearoa
        NI|NIC|Nicaragua
        NE|NER|Niger
        NG|NGA|Nigeria
        NU|NIU|Niue
        NF|NFK|Norfolk Island
        MK|MKD|North Macedonia|Macedonia
        MP|MNP|Northern Mariana Islands
        NO|NOR|Norway|Norge|Norwegen
        OM|OMN|Oman
        PK|PAK|Pakistan
        PW|PLW|Palau
        PS|PSE|Palestine|Palestine, State of|Palestinian Territories
        PA|PAN|Panama
        PG|PNG|Papua New Guinea
        PY|PRY|Paraguay
        PE|PER|Peru|Perú
        PH|PHL|Philippines
        PN|PCN|Pitcairn
        PL|POL|Poland|Polska|Polen
        PT|PRT|Portugal
        PR|PRI|Puerto Rico
        QA|QAT|Qatar
        RE|REU|Réunion
        RO|ROU|Romania|Rumänien
        RU|RUS|Russia|Russian Federation
        RW|RWA|Rwanda
        BL|BLM|Saint Barthélemy
        SH|SHN|Saint Helena|Saint Helena, Ascension and Tristan da Cunha
        KN|KNA|Saint Kitts and Nevis|St. Kitts and Nevis
        LC|LCA|Saint Lucia|St. Lucia
        MF|MAF|Saint Martin|St. Martin
        PM|SPM|Saint Pierre and Miquelon
        VC|VCT|Saint Vincent and the Grenadines|St. Vincent and the Grenadines
        WS|WSM|Samoa
        SM|SMR|San Marino
        ST|STP|São Tomé and Príncipe
        SA|SAU|Saudi Arabia
        SN|SEN|Senegal
        RS|SRB|Serbia
        SC|SYC|Seychelles
        SL|SLE|Sierra Leone
        SG|SGP|Singapore
        SX|SXM|Sint Maarten
        SK|SVK|Slovakia|Slovak Republic|Slowakei
        SI|SVN|Slovenia|Slowenien
        SB|SLB|Solomon Islands
        SO|SOM|Somalia
        ZA|ZAF|South Africa|Südafrika
        GS|SGS|South Georgia and the South Sandwich Islands
        SS|SSD|South Sudan
        ES|ESP|Spain|España|Spanien|Espagne
        LK|LKA|Sri Lanka
        SD|SDN|Sudan
        SR|SUR|Suriname
        SJ|SJM|Svalbard and Jan Mayen
        SE|SWE|Sweden|Sverige|Schweden
        CH|CHE|Switzerland|Schweiz|Suisse|Svizzera
        SY|SYR|Syria|Syrian Arab Republic
        TW|TWN|Taiwan|Taiwan, Province of China
        TJ|TJK|Tajikistan
        TZ|TZA|Tanzania|Tanzania, United Republic of
        TH|THA|Thailand
        TL|TLS|Timor-Leste|East Timor
        TG|TGO|Togo
        TK|TKL|Tokelau
        TO|TON|Tonga
        TT|TTO|Trinidad and Tobago
        TN|TUN|Tunisia
        TR|TUR|Türkiye|Turkey|Türkei
        TM|TKM|Turkmenistan
        TC|TCA|Turks and Caicos Islands
        TV|TUV|Tuvalu
        UG|UGA|Uganda
        UA|UKR|Ukraine
        AE|ARE|United Arab Emirates|UAE|Emirates
        GB|GBR|United Kingdom|UK|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|United Kingdom of Great Britain and Northern Ireland
        US|USA|United States|United States of America|America|Vereinigte Staaten|États-Unis|Estados Unidos
        UM|UMI|United States Minor Outlying Islands
        UY|URY|Uruguay
        UZ|UZB|Uzbekistan
        VU|VUT|Vanuatu
        VE|VEN|Venezuela|Venezuela, Bolivarian Republic of
        VN|VNM|Vietnam|Viet Nam
        VG|VGB|British Virgin Islands|Virgin Islands, British
        VI|VIR|U.S. Virgin Islands|Virgin Islands, U.S.|US Virgin Islands
        WF|WLF|Wallis and Futuna
        EH|ESH|Western Sahara
        YE|YEM|Yemen
        ZM|ZMB|Zambia
        ZW|ZWE|Zimbabwe
        """
}
