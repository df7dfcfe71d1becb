/// Reads the table of a sheet: finds its header, then gives its rows, and holds what is no row of it.
final class TableReading: RecordReading {
    private let sheet: any SheetReading
    private let source: Source
    private let header: HeaderPlace
    private let judgeHeader: HeaderJudge?
    /// What was read ahead of its turn.
    private var queue = RecordQueue()
    /// Whether something may be in the queue; told without looking into it, as most rows need.
    private var isReadAhead = false
    /// What came after the last record that was read; nil where there is more to read.
    private var end: Result<Bool, SourceError>?
    private var place: TablePlace?
    /// What was wrong with the first line, where it was mended.
    private var headerFault: TablePlace.HeaderFault?
    /// The header's record; empty without one.
    private var headerRecord = Record()
    private var repeatedHeader: RepeatedHeader?
    /// Columns up to the last one that has a name: cells behind it may be lacking.
    private var namedColumns = 0
    /// How many cells rows may have, where most have the same surplus of blank ones.
    private var usualCells = 0
    /// Nil where rows aren't judged: the program wrote them.
    private var judge: RowJudge?
    /// The texts of the lines above the header that fill one cell.
    private var titles: [String] = []
    /// How many of the first rows may still describe the columns.
    private var mayDescribe = 0
    /// Whether a blank row came before, with nothing but rows that are none between.
    private var isAfterBlank = false
    /// The line of a row that names the columns, in a sheet that is said to have no header.
    private var lineLikeHeader: Int?
    /// Whether the rows are those of another table, whose header is in the midst of the sheet.
    private var isOtherTable = false

    /// So many rows are looked at before the first one is given.
    private static let sampleRows = 100
    /// With blank ones, and in bytes.
    private static let sampleRecords = 400
    private static let sampleBytes = 1 << 20
    /// How many rows of titles may be above a header whose name is known.
    private static let titleRows = 10
    /// Below a total, so many rows at most are looked at for the end of the sheet.
    private static let tailRows = 8
    private static let mostTitles = 50

    /// - Parameter judge: says how well a row does as the header; nil where nobody knows.
    init(
        _ sheet: any SheetReading,
        _ source: Source,
        _ header: HeaderPlace,
        judge: HeaderJudge? = nil
    ) {
        self.sheet = sheet
        self.source = source
        self.header = header
        judgeHeader = judge
    }

    var detection: Detection {
        var detection = sheet.detection
        detection.table = place
        return detection
    }

    func begin(_ columns: inout [Column]) throws(SourceError) -> Bool {
        mendHeader()
        if case .line(let line) = header, headerFault == nil { try skip(toLine: line) }
        readAhead()
        guard let layout = try layout() else {
            if let end { _ = try end.get() }
            return false
        }
        let records = Array(queue.waiting)
        let record = records[layout.header]
        guard header != .none else {
            columns = (1...record.count).map { Column(name: String($0), position: $0) }
            learn(records[layout.header...], columns, layout)
            queue.drop(layout.header)
            return true
        }
        if let problem = record.problem ?? record.damage {
            // Whatever its names were, it may have swallowed rows.
            throw .damagedHeader(source.name, problem)
        }
        headerRecord = record
        repeatedHeader = RepeatedHeader(record)
        titles += records[..<layout.header].compactMap(Self.loneText)
        columns = (0..<record.count).map { place in
            let name = layout.names.isEmpty ? record[cell: place] ?? "" : layout.names[place]
            return Column(header: name, position: place + 1)
        }
        namedColumns = columns.last { !$0.name.isEmpty }?.position ?? 0
        let first = (layout.units ?? layout.header) + 1
        learn(records[first...], columns, layout)
        place = tablePlace(layout, records)
        queue.drop(first)
        return true
    }

    func next(into record: inout Record, columns: inout [Column]) throws(SourceError) -> Bool {
        guard try take(&record) else { return false }
        guard !record.hasProblem else { return true }
        guard !record.isBlank else {
            isAfterBlank = true
            return true
        }
        if let judge { hold(&record, judge) }
        if record.hasProblem { return true }
        record.checkWidth(
            columns: columns.count,
            named: sheet.isRagged ? 0 : namedColumns,
            usual: usualCells
        )
        if !record.hasProblem { sheet.check(&record) }
        if !record.hasProblem { holdWhatIsNoData(&record) }
        if !record.hasProblem {
            isAfterBlank = false
            if isOtherTable {
                record.hold(.otherTable, RecordProblem.Words.otherTable)
            }
        }
        return true
    }

    // MARK: - Where the table is

    private func mendHeader() {
        let line: Int?
        switch header {
        case .found: line = nil
        case .line(let given): line = given
        case .containing, .none: return
        }
        guard let mended = sheet.mendedHeader(onLine: line) else { return }
        queue.append(mended.record)
        isReadAhead = true
        headerFault = mended.fault
    }

    private func layout() throws(SourceError) -> TableFinder.Layout? {
        let records = Array(queue.waiting)
        let finder = TableFinder(records, isRagged: sheet.isRagged, judge: judgeHeader)
        switch header {
        case .found: return finder.layout()
        case .line(let line):
            guard let layout = finder.layout(headerAt: line) else {
                throw .noHeaderLine(source.name, line)
            }
            return layout
        case .containing(let name):
            let first =
                records.firstIndex { Self.holds($0, name) }
                ?? records.firstIndex { $0.problem != nil || !$0.isBlank }
            return first.map { TableFinder.Layout(header: $0) }
        case .none:
            if let found = finder.layout(), found.fits, found.meaning.count > 1 {
                lineLikeHeader = records[found.header].line
            }
            let first = records.firstIndex { $0.problem != nil || !$0.isBlank }
            return first.map { TableFinder.Layout(header: $0) }
        }
    }

    private func tablePlace(_ layout: TableFinder.Layout, _ records: [Record]) -> TablePlace {
        let line = records[layout.header].line
        let group = layout.group.map { records[$0].line }
        let top = group ?? line
        let isBelow =
            !titles.isEmpty || records[..<(layout.group ?? layout.header)].contains { !$0.isBlank }
        var origin = Detection.Origin.detected
        if case .line = header { origin = .given }
        return TablePlace(
            headerLine: line,
            linesAbove: isBelow || hasSkipped ? top - 1 : 0,
            groupLine: group,
            unitsLine: layout.units.map { records[$0].line },
            origin: origin,
            headerFault: layout.header == 0 ? headerFault : nil
        )
    }

    private static func holds(_ record: Record, _ name: String) -> Bool {
        (0..<record.count).contains { RowHabits.text(record, $0) == name }
    }

    /// Whether rows that aren't blank were passed over on the way to a header that was given.
    private var hasSkipped = false

    private func skip(toLine line: Int) throws(SourceError) {
        var record = Record()
        while try read(&record) {
            if record.line >= line {
                queue.append(record)
                isReadAhead = true
                return
            }
            guard record.hasProblem || !record.isBlank else { continue }
            hasSkipped = true
            if titles.count < Self.mostTitles, let text = Self.loneText(record) {
                titles.append(text)
            }
        }
    }

    /// The text of a record that has one only.
    private static func loneText(_ record: Record) -> String? {
        let inked = (0..<record.count).filter { !record.isBlank(cell: $0) }
        return inked.count == 1 ? RowHabits.text(record, inked[0]) : nil
    }

    /// Learns from the first rows what all have in common.
    private func learn(
        _ records: ArraySlice<Record>,
        _ columns: [Column],
        _ layout: TableFinder.Layout
    ) {
        usualCells = sheet.usualCells
        if layout.header > 0 || hasSkipped {
            usualCells = max(usualCells, Self.usualCells(records, columns: columns.count))
        }
        if case .containing = header { return }
        let habits = RowHabits(records, columns: columns.count, meaning: layout.meaning)
        let names = header == .none ? [] : columns.map(\.name)
        judge = RowJudge(habits, names: names, titles: titles)
        mayDescribe = header == .none ? 0 : 3
    }

    /// The commonest number of cells, where most rows have the same surplus of blank ones; else 0.
    private static func usualCells(_ records: ArraySlice<Record>, columns: Int) -> Int {
        let rows = records.filter { $0.problem == nil && !$0.isBlank }
        let surplus = rows.filter { row in
            row.count > columns && (columns..<row.count).allSatisfy { row.isBlank(cell: $0) }
        }
        let counts = Dictionary(surplus.map { ($0.count, 1) }, uniquingKeysWith: +)
        guard let most = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }),
            most.value > 1, most.value * 2 > rows.count
        else { return 0 }
        return most.key
    }

    // MARK: - What is no row of it

    private func hold(_ record: inout Record, _ judge: RowJudge) {
        if record.line == lineLikeHeader {
            return record.hold(.repeatedHeader, RecordProblem.Words.unwantedHeader)
        }
        if mayDescribe > 0 {
            mayDescribe -= 1
            if judge.isDescription(record), !isHeaderAgain(record, judge) {
                return record.hold(.descriptionRow, RecordProblem.Words.description)
            }
            mayDescribe = !record.hasProblem ? mayDescribe : 0
        }
        guard judge.isSuspect(record) else { return }
        if header != .none, judge.isAnotherHeader(record),
            repeatedHeader?.isRepeated(by: record) != true
        {
            isOtherTable = !isSameOrder(record)
            return record.hold(.repeatedHeader, RecordProblem.Words.headerAgain)
        }
        switch judge.verdict(record, { position() }) {
        case .totalRow?: record.hold(.totalRow, RecordProblem.Words.total)
        case .footer?: record.hold(.footer, RecordProblem.Words.footer)
        case .groupHeading?: record.hold(.groupHeading, RecordProblem.Words.groupHeading)
        case .repeatedHeader?:
            record.hold(.repeatedHeader, RecordProblem.Words.titleAgain)
        default: break
        }
    }

    private func isHeaderAgain(_ record: Record, _ judge: RowJudge) -> Bool {
        repeatedHeader?.isRepeated(by: record) == true || judge.isAnotherHeader(record)
    }

    /// Holds back rows that repeat the header, and drawn lines.
    private func holdWhatIsNoData(_ record: inout Record) {
        if let repeatedHeader, repeatedHeader.isRepeated(by: record) {
            record.hold(.repeatedHeader, RecordProblem.Words.repeatedHeader)
            isOtherTable = false
        } else if NoCustomer.isRuler(record) {
            record.hold(.ruler, RecordProblem.Words.ruler)
        }
    }

    private func isSameOrder(_ record: Record) -> Bool {
        record.count == headerRecord.count
            && (0..<record.count).allSatisfy { place in
                RowHabits.text(record, place).lowercased()
                    == RowHabits.text(headerRecord, place).lowercased()
            }
    }

    /// Where the record is that was read last.
    private func position() -> RowJudge.Position {
        var inked = 0
        var isTail = true
        var place = 0
        var isBesideBlank = isAfterBlank
        while inked <= Self.tailRows, isTail {
            guard let next = waiting(place) else {
                let isEnd = (try? end?.get()) == false
                return RowJudge.Position(
                    isAtEnd: isEnd,
                    isBesideBlank: isBesideBlank || isEnd && place > 0
                )
            }
            if next.problem == nil, next.isBlank {
                if inked == 0 { isBesideBlank = true }
            } else {
                inked += 1
                isTail = closes(next)
            }
            place += 1
        }
        return RowJudge.Position(isAtEnd: false, isBesideBlank: isBesideBlank)
    }

    /// Whether a row may be one of those below a table.
    private func closes(_ record: Record) -> Bool {
        let inked = (0..<record.count).filter { !record.isBlank(cell: $0) }
        guard let first = inked.first else { return true }
        return inked.count == 1 && (namedColumns > 1 || record.count > 1)
            || ClosingText(RowHabits.text(record, first)) != nil
    }

    // MARK: - Reading

    private func read(_ record: inout Record) throws(SourceError) -> Bool {
        if let end { return try end.get() }
        guard try sheet.next(into: &record) else {
            end = .success(false)
            return false
        }
        return true
    }

    private func take(_ record: inout Record) throws(SourceError) -> Bool {
        if isReadAhead {
            if queue.take(&record) { return true }
            isReadAhead = false
        }
        return try read(&record)
    }

    /// A record that waits, after as many others; nil where the sheet ends before.
    private func waiting(_ place: Int) -> Record? {
        while queue.waiting.count <= place, readOneAhead() {}
        let waiting = queue.waiting
        return place < waiting.count ? waiting[waiting.startIndex + place] : nil
    }

    private func readOneAhead() -> Bool {
        guard end == nil else { return false }
        var record = Record()
        do throws(SourceError) {
            guard try read(&record) else { return false }
            queue.append(record)
            isReadAhead = true
            return true
        } catch {
            end = .failure(error)
            return false
        }
    }

    private func readAhead() {
        var (rows, bytes) = (0, 0)
        var name: String?
        if case .containing(let wanted) = header { name = wanted }
        let most = name == nil ? Self.sampleRows : Self.titleRows
        while rows < most, queue.waiting.count < Self.sampleRecords, bytes < Self.sampleBytes,
            readOneAhead(), let last = queue.waiting.last
        {
            bytes += last.rawCount
            if last.problem != nil || !last.isBlank { rows += 1 }
            if let name, Self.holds(last, name) { break }
        }
    }
}
