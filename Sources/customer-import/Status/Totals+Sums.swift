import Journal

extension Totals {
    /// Rows whose customer is in the service as it should be: put there by this import, or there already.
    var settledWell: Int { self[.created] + self[.updated] + self[.existing] }

    /// Rows that no run mends: a person has to correct them, or to let them go.
    var needingPerson: Int { self[.invalid] + self[.rejected] + self[.failed] }

    /// Rows that are still to be sent, or of which nobody knows yet whether they were created.
    var open: Int { remaining + self[.unknown] }
}
