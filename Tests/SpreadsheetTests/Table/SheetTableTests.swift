import Testing

@testable import Spreadsheet

/// Small sheets of all kinds, and what becomes of them: see ``outcome(ofSheet:_:)``.
struct SheetTableTests {
    @Test func `the header of the first table counts, not of one below it that fills more columns`()
        throws
    {
        let first =
            "List,,,,,,\nFirm,City,Since,,,,\nAlder,Bend,2001,,,,\nBirch,Salem,2002,,,,\n,,,,,,\n"
        let sheet = first + "Trips,,,,,,\nFirm,City,By,Of,At,On,To\nAlder,Bend,1,2,3,4,5\n"
        #expect(try readAll(sheet).columns.prefix(3) == ["Firm", "City", "Since"])
    }

    @Test(
        arguments: [
            // Titles, dates and blank lines above.
            ("Report\n\nName,Email\nAlder,a@a.example\n", "3+2: Alder"),
            ("Customer list\nName\nAlder\nBirch\n", "2+1: Alder Birch"),
            ("Customers,,\nAs of 2024-01-31,,\n,,\nID,Name,City\n1,Alder,Bend\n", "4+3: Alder"),
            (
                "Kundenliste;;;\nStand: 31.01.2024;;;\n;;;\n;Name;E-Mail;Ort\n;Alder;a@a.de;Bonn\n",
                "4+3: Alder"
            ),
            ("Company:;ACME GmbH\nPeriod:;2024\n\nNr;Firma;E-Mail\n1;Alder;a@a.de\n", "4+3: Alder"),
            (
                "Account,ACME\nUser,smith\nName,Email\nAlder,a@a.example\nBirch,b@b.example\n",
                "3+2: Alder Birch"
            ),
            (
                "# exported by CRM 4.2\n# 2 rows\nid\tname\temail\n1\tAlder\ta@a.example\n",
                "3+2: Alder"
            ),
            (
                "EXTF;700;21;Kunden;7;2024;;RE\nKonto;Name;Straße;PLZ;Ort\n1;Alder;Weg 1;04103;Leipzig\n",
                "2+1: Alder"
            ),
            ("\"Report, all customers\"\nName,Email\nAlder,a@a.example\n", "2+1: Alder"),
            ("Liste des clients\n\nNom;Courriel;Ville\nAulne;a@a.fr;Lyon\n", "3+2: Aulne"),
            ("客户列表\n\n客户名称,邮箱,电话\n桤木,a@a.cn,010555\n", "3+2: 桤木"),
            ("Отчёт по клиентам;;\nИмя;Эл. почта;Телефон\nОльха;a@a.ru;555123\n", "2+1: Ольха"),
            (
                "Customer export\n\nPrinted 2026-01-02\nFirma;Mail;Call\nAlder;a@x.org;+41 44 1\n"
                    + "Birch;b@x.org;+41 44 2\n",
                "4+3: Alder Birch"
            ),
            (
                "Customers 2024\nAll open accounts\nPrinted by;smith\nFirma;Mail;Call;No\n"
                    + "Alder;a@x.org;1;4\nBirch;b@x.org;2;5\n\n-- 2 rows --\n\nGenerated on 2024-01-31\n",
                "4+3: Alder Birch !footer !footer"
            ),
            // Headers of two lines.
            ("Customer,,\nID,Name,City\n1,Alder,Bend\n", "2+1: Alder"),
            ("Customer,Customer,Contact\nID,Name,Email\n1,Alder,a@a.example\n", "2+1: Alder"),
            (
                "Billing,,,Shipping,,\nName,Street,City,Street,City,Zip\nAlder,1 A St,Bend,2 B St,Bend,9\n",
                "1&2: Alder"
            ),
            (
                ",Billing,,,Shipping,,\nName,Street,City,Zip,Street,City,Zip\nAlder,1 A,Bend,9,2 B,Bend,9\n",
                "1&2: Alder"
            ),
            // Units below.
            ("Name,Balance,City\n,(EUR),\nAlder,5,Bend\nBirch,6,Salem\n", "1u2: Alder Birch"),
            ("Name,Weight,Height\n,kg,cm\nAlder,80,180\n", "1u2: Alder"),
            // Blank first columns, and more of them.
            (",,Name,Email\n,,Alder,a@a.example\n", ": Alder"),
            (
                "List,,,\n,,Name,Email\n,,Alder,a@a.example\n,,Birch,b@b.example\n",
                "2+1: Alder Birch"
            ),
            // What the columns are for.
            (
                "Name,City\nCustomer full name,City of customer\nAlder,Bend\n",
                ": !description_row Alder"
            ),
            (
                "Name,City\nEnter the name here,Enter the city here\nAlder,Bend\n",
                ": !description_row Alder"
            ),
            ("Name,City\n<name>,<city>\nAlder,Bend\n", ": !description_row Alder"),
            ("Name,City\n{{name}},{{city}}\nAlder,Bend\n", ": !description_row Alder"),
            ("Name,City\nname,city_name\nAlder,Bend\n", ": !description_row Alder"),
            ("Name,City\nnvarchar(50),nvarchar\nAlder,Bend\n", ": !description_row Alder"),
            ("Name,City\nfree text,free text\nAlder,Bend\n", ": !description_row Alder"),
            ("Name,City\nz.B. Müller GmbH,z.B. Berlin\nAlder,Bend\n", ": !description_row Alder"),
            ("Name,City\nRequired,\nAlder,Bend\n", ": !description_row Alder"),
            ("Firma,Ort\nPflichtfeld,\nAlder,Bonn\n", ": !description_row Alder"),
            (
                "Name,Balance,Weight\ntext,USD,kg\nAlder,5,7\nBirch,5,7\n",
                ": !description_row Alder Birch"
            ),
            ("Name,City\nMax,\nAlder,Bend\n", ": Max Alder"),
            ("Name,City\nBend Brewing,Bend City\nAlder,Bend\n", ": Bend Brewing Alder"),
            ("Name,City\nTotal Wine,Bend\nAlder,Bend\n", ": Total Wine Alder"),
            // Capitals without their accents.
            ("Name;City;Sum\nAlder;Bend;5\nBirch;Bend;6\nΣΥΝΟΛΟ;;11\n", ": Alder Birch !total_row"),
            (
                "Name;City;Sum\nAlder;Bend;5\nBirch;Bend;6\nTOTAL GENERAL;;11\n",
                ": Alder Birch !total_row"
            ),
            (
                "Name;City;Sum\nAlder;Bend;5\nBirch;Bend;6\nOSSZESEN;;11\n",
                ": Alder Birch !total_row"
            ),
            // The header again, as it stood, in other letters, of another file.
            (
                "Customer ID,Name\n1,Alder\nCustomer ID,Name\n2,Birch\n",
                ": Alder !repeated_header Birch"
            ),
            (
                "Customer ID,Name\n1,Alder\ncustomer id,name\n2,Birch\n",
                ": Alder !repeated_header Birch"
            ),
            (
                "Name,City\nAlder,Bend\n\nCity,Name\nSalem,Birch\n",
                ": Alder !repeated_header !other_table"
            ),
            (
                "Name,City\nAlder,Bend\nCity,Name\nSalem,Birch\nName,City\nCedar,Bend\n",
                ": Alder !repeated_header !other_table !repeated_header Cedar"
            ),
            (
                "List,\nName,Email\nAlder,a@a.example\nList,\nName,Email\nBirch,b@b.example\n",
                "2+1: Alder !repeated_header !repeated_header Birch"
            ),
            // Rulers and descriptions.
            ("Name,Email\n----,-----\nAlder,a@a.example\n", ": !ruler Alder"),
            (
                "Company,City\nSmith Company,Mexico City\nAlder,Bend\n", ": Smith Company Alder"
            ),
            (
                "Name,Email\nText up to 255 characters,required\nAlder,a@a.example\n",
                ": !description_row Alder"
            ),
            ("Name,Email\nrequired,optional\nAlder,a@a.example\n", ": !description_row Alder"),
            (
                "Name;E-Mail\nPflichtfeld;max. 80 Zeichen\nAlder;a@a.de\n",
                ": !description_row Alder"
            ),
            (
                "Name,Email,Phone\nThe full name,The e-mail address,The phone number\nAlder,a@a.example,5550101\nBirch,b@b.example,5550102\n",
                ": !description_row Alder Birch"
            ),
            // Totals.
            ("Name,Balance\nAlder,5\nTOTAL,5\n", ": Alder !total_row"),
            (
                "Name,Balance\nAlder,5\nBirch,6\n\nGrand Total:,\"$11.00\"\n",
                ": Alder Birch !total_row"
            ),
            ("Name;Balance;Ort\nAlder;1;Bonn\nSumme: 1;;\n", ": Alder !total_row"),
            (
                "Name,City,Email\nAlder,Bend,a@a.example\nTotal,2505 customers,\n",
                ": Alder !total_row"
            ),
            ("ID,Name,Balance\n1,Alder,5\nTotal,,5\n", ": Alder !total_row"),
            ("ID,Name,Balance\n1,Alder,5\n,Total,5\n", ": Alder !total_row"),
            ("Nom;Solde;Ville\nAulne;5;Lyon\nTotal général;5;\n", ": Aulne !total_row"),
            ("Nombre,Saldo,Ciudad\nAliso,5,León\nTotales,5,\n", ": Aliso !total_row"),
            ("Имя;Остаток;Город\nОльха;5;Омск\nИтого;5;\n", ": Ольха !total_row"),
            ("客户名称,余额,城市\n桤木,5,北京\n合计,5,\n", ": 桤木 !total_row"),
            ("氏名,残高,市区町村\n榛木,5,東京\n合計：5件,,\n", ": 榛木 !total_row"),
            (
                "Müşteri Adı;Bakiye;Şehir\nKızılağaç;5;Bursa\nGenel Toplam;5;\n",
                ": Kızılağaç !total_row"
            ),
            ("Nazwa;Saldo;Miasto\nOlcha;5;Łódź\nRazem;5;\n", ": Olcha !total_row"),
            (
                "Name,City,Balance\nAlder,Bend,5\n\nSubtotal Bend,,5\n\nBirch,Salem,6\n",
                ": Alder !total_row Birch"
            ),
            ("Name\nAlder\nBirch\nTotal: 2\n", ": Alder Birch !total_row"),
            (
                "Name,Email\nAlder,a@a.example\nTotal,1\nGenerated on 2024-01-31\n",
                ": Alder !total_row !footer"
            ),
            // Sums between the rows, as spreadsheets put them there.
            (
                "Name,City,Balance\nAlder,Oslo,5\nBirch,Oslo,6\nOslo Total,,11\nCedar,Bergen,7\n"
                    + "Bergen Total,,7\nGrand Total,,18\n",
                ": Alder Birch !total_row Cedar !total_row !total_row"
            ),
            (
                "City,Name,Balance\nOslo,Alder,5\nOslo Total,,5\nBergen,Birch,6\nBergen Total,,6\n",
                ": Alder !total_row Birch !total_row"
            ),
            (
                "Firma;Ort;Umsatz;PLZ\nErle;Bonn;5;53111\nBonn Ergebnis;;5;\nBirke;Ulm;6;89073\n",
                ": Erle !total_row Birke"
            ),
            (
                "Name,City,Balance\nAlder,Oslo,5\nTotal Oslo,,5\nBirch,Bergen,6\n",
                ": Alder Total Oslo Birch"
            ),
            (
                "Name,City,Zip,Balance\nAlder,Oslo,0150,5\nTotal Oslo,,,5\nBirch,Bergen,5003,6\n",
                ": Alder !total_row Birch"
            ),
            // Headings of groups.
            (
                "Name,City,Email\nRegion: North,,\nAlder,Bend,a@a.example\nRegion: South,,\n"
                    + "Birch,Salem,b@b.example\n",
                ": !group_heading Alder !group_heading Birch"
            ),
            (
                "Name,City\nAlder,Bend\nCity: Salem,\nBirch,Salem\n",
                ": Alder !group_heading Birch"
            ),
            (
                "Firma;Ort;Mail\nErle;Bonn;a@a.de\nGruppe:;Süd;\nBirke;Ulm;b@b.de\n",
                ": Erle !group_heading Birke"
            ),
            (
                "Name,City,Email\nAlder,Bend,a@a.example\nNorth:,,\nBirch,Salem,b@b.example\n",
                ": Alder !group_heading Birch"
            ),
            (
                "Name,City,Email\nNorth,,\nAlder,Bend,a@a.example\nAspen,Bend,a@b.example\nSouth,,\n"
                    + "Birch,Salem,b@b.example\nCedar,Salem,c@c.example\n",
                ": !group_heading Alder Aspen !group_heading Birch Cedar"
            ),
            // What programs print below.
            ("Name,Email\nAlder,a@a.example\n4 records\n", ": Alder !footer"),
            ("Name,Email\nAlder,a@a.example\n-- 25 rows --\n", ": Alder !footer"),
            ("Name,Email\nAlder,a@a.example\n\n(1 rows affected)\n", ": Alder !footer"),
            ("Name,Email\nAlder,a@a.example\n2024-01-31,\n", ": Alder !footer"),
            ("Name,Email\nAlder,a@a.example\n\"January 31, 2024 10:22 AM\",\n", ": Alder !footer"),
            ("Name,Email\nAlder,a@a.example\nGenerated on 2024-01-31 10:22,\n", ": Alder !footer"),
            ("Name,Email\nAlder,a@a.example\nEnd of report,\n", ": Alder !footer"),
            ("Name,Email\nAlder,a@a.example\n*** END OF REPORT ***\n", ": Alder !footer"),
            ("Name;E-Mail\nAlder;a@a.de\nErstellt am 31.01.2024;\n", ": Alder !footer"),
            ("Nom;Courriel\nAulne;a@a.fr\nImprimé le 31/01/2024;\n", ": Aulne !footer"),
            (
                "Name,Email\nAlder,a@a.example\nPage 1 of 3,\nBirch,b@b.example\nPage 2 of 3,\n",
                ": Alder !footer Birch !footer"
            ),
            ("Name,Email\nAlder,a@a.example\n\"© 2024 ACME, Inc.\",\n", ": Alder !footer"),
            ("Name\nAlder\nBirch\n2 rows\n", ": Alder Birch !footer"),
            ("Name\tEmail\nAlder\ta@a.example\nRecords:\t1\n", ": Alder !footer"),
        ] as [(String, String)]
    )
    func `finds the table and holds what is no row of it`(sheet: String, expected: String) throws {
        #expect(try outcome(ofSheet: sheet) == expected)
    }

    @Test(
        arguments: [
            // Customers of such names.
            (
                "Name,Email\nAlder,a@a.example\nTotal Wine & More,t@t.example\n",
                ": Alder Total Wine & More"
            ),
            ("Name,Email\nAlder,a@a.example\nTotal,t@t.example\n", ": Alder Total"),
            ("Name,Email\nAlder,a@a.example\nSumme GmbH,\n", ": Alder Summe GmbH"),
            (
                "Name,City,Balance\nAlder,Oslo,5\nFitness Total,Bergen,6\nBirch,Oslo,7\n",
                ": Alder Fitness Total Birch"
            ),
            (
                "Name,City,Email\nAlder,Bend,\nMonte Cristo Count,,\nBirch,,b@b.example\n",
                ": Alder Monte Cristo Count Birch"
            ),
            (
                "Name,City,Email\nAlder,Bend,a@a.example\nBirch,,\nCedar,,\nDogwood,Salem,\n",
                ": Alder Birch Cedar Dogwood"
            ),
            (
                "Name,City,Email\nAlder,,\nBirch,,\nCedar,Salem,c@c.example\nDogwood,Bend,d@d.example\n",
                ": Alder Birch Cedar Dogwood"
            ),
            (
                "Name,City\nProject: Coffee,Bend\nTeam: Blue,Salem\n",
                ": Project: Coffee Team: Blue"
            ),
            ("Name,City\nAlder,Bend\nStudio: Oslo,\nBirch,\n", ": Alder Studio: Oslo Birch"),
            ("Name,Email\nAlder,\nTotal Wine & More,\nBirch,\n", ": Alder Total Wine & More Birch"),
            (
                "Name,Balance\nAlder,5\nTotal Wine & More,7\nBirch,6\n",
                ": Alder Total Wine & More Birch"
            ),
            ("Name,Zip,Phone\nAlder,97701,5551234\nTotal,75001,5550123\n", ": Alder Total"),
            ("Name\nAlder\nTotal\nBirch\n", ": Alder Total Birch"),
            (
                "Name\nSum Electronics\nSummer Breeze\nTotalEnergies\n",
                ": Sum Electronics Summer Breeze TotalEnergies"
            ),
            ("Name,City\nPage & Sons,Bend\nReport Ltd,Salem\n", ": Page & Sons Report Ltd"),
            ("Name,City\nAlder,Bend\nEnd Design,Salem\n", ": Alder End Design"),
            ("Name,City\nAlder,Bend\nMay Day,Salem\n", ": Alder May Day"),
            ("Name,City\n1 Customer Ltd,Bend\n24 Hour Gym,Salem\n", ": 1 Customer Ltd 24 Hour Gym"),
            ("Name,Email\nAlder,a@a.example\nBirch,\n", ": Alder Birch"),
            (
                "Name,Email,City\nAlder,a@a.example,Bend\nBirch,,\nCedar,c@c.example,Salem\n",
                ": Alder Birch Cedar"
            ),
            (
                "Name,Email\nRequired Reading Ltd,r@r.example\nAlder,a@a.example\n",
                ": Required Reading Ltd Alder"
            ),
            ("Name,Email\nText Field Ltd,\nAlder,a@a.example\n", ": Text Field Ltd Alder"),
            ("Name,Email\nExample,info@example.example\nAlder,a@a.example\n", ": Example Alder"),
            (
                "Name,Email\nAlder,unknown\nBirch,b@b.example\nCedar,c@c.example\n",
                ": Alder Birch Cedar"
            ),
            // Rows of words that headers have.
            ("Name,Email\nName,-\nAlder,a@a.example\n", ": Name Alder"),
            ("Name,Type\nContact,Phone\nClient,Person\n", ": Contact Client"),
            (
                "Company,City\nName Brand,Bend\nCity Customer Service,Salem\n",
                ": Name Brand City Customer Service"
            ),
            // Headers that are short, repeated, or of a title's look.
            ("Name\nSmith, John\nLee, Ann\n", ": !too_many_cells !too_many_cells"),
            ("Customer Name,,\nAlder,x,y\nBirch,x,y\n", ": Alder Birch"),
            ("Name,Notes,Notes\nAlder,x,y\n", ": Alder"),
            ("Name,2022,2023\nAlder,5,6\nBirch,7,8\n", ": Alder Birch"),
            ("Name,Size\nAlder,(m)\nBirch,(l)\n", ": Alder Birch"),
            ("\n\nName,Email\nAlder,a@a.example\n", "3: Alder"),
            ("Name,Email\n\nAlder,a@a.example\n\nBirch,b@b.example\n", ": Alder Birch"),
            // Damage stays damage.
            (
                "Name,Email,City\nAlder,a@a.example\nBirch,b@b.example,Bend\n",
                ": !too_few_cells Birch"
            ),
            ("Name,Email\nAlder,a@a.example,Bend\n", ": !too_many_cells"),
            (
                "Alder,a@a.example\nBirch,b@b.example\n",
                ": Birch"
            ),
            (
                "Report\nAlder,a@a.example\nBirch,b@b.example\n",
                ": !too_many_cells !too_many_cells"
            ),
        ] as [(String, String)]
    )
    func `leaves alone what only looks like it`(sheet: String, expected: String) throws {
        #expect(try outcome(ofSheet: sheet) == expected)
    }

    @Test func `a row at the end that fills only what no other row fills alone is held`() throws {
        let rows = (1...12).map { "C\($0),c\($0)@c.example,Bend\n" }.joined()
        let names = (1...12).map { "C\($0)" }.joined(separator: " ")
        #expect(
            try outcome(ofSheet: "Name,Email,City\n\(rows)Wygenerował system X,,\n")
                == ": \(names) !footer"
        )
        #expect(
            try outcome(ofSheet: "Name,Email,City\nAlder,,\n\(rows)") == ": Alder \(names)"
        )
    }

    @Test func `the line of the header can be given`() throws {
        let sheet = "Name,Email\n\nFirma,E-Mail\nAlder,a@a.example\n"
        #expect(try outcome(ofSheet: sheet, ReaderOptions(header: .line(3))) == "3+2: Alder")
        #expect(try outcome(ofSheet: sheet, ReaderOptions(header: .line(1))) == ": Firma Alder")
        #expect(throws: SourceError.self) {
            try outcome(ofSheet: sheet, ReaderOptions(header: .line(2)))
        }
        #expect(throws: SourceError.self) {
            try outcome(ofSheet: sheet, ReaderOptions(header: .line(9)))
        }
    }

    @Test func `without a header the row that names the columns is held`() throws {
        let options = ReaderOptions(header: .none)
        #expect(
            try outcome(ofSheet: "Report\n\nName,Email\nAlder,a@a.example\n", options)
                .hasSuffix("!repeated_header !too_many_cells")
        )
        #expect(
            try outcome(ofSheet: "Name,Email\nAlder,a@a.example\nTotal,1\n", options)
                .hasSuffix("!repeated_header Alder !total_row")
        )
    }

    @Test func `a header far down and rows far down are found as well`() throws {
        let lines = (1...30).map { "Line \($0)\n" }.joined()
        let rows = (1...300).map { "C\($0),c\($0)@c.example\n" }.joined()
        let names = (1...300).map { "C\($0)" }.joined(separator: " ")
        #expect(
            try outcome(ofSheet: "\(lines)Name,Email\n\(rows)Total,300\n\n300 records\n")
                == "31+30: \(names) !total_row !footer"
        )
    }
}
