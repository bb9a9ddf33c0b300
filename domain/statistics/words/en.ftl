### Words of the desk: Statistics.

desk-statistics = Statistics

refusal-figures-year = { $year } is not a year that records can have
    .next = Give a year between 1900 and 2200.
refusal-figures-no_such_figure = There is no figure "{ $figure }"
    .next = The nearest is { $nearest }.
refusal-figures-no_such_breakdown = The figure { $figure } cannot be broken down by "{ $dimension }"
    .next = It can be broken down by: { $possible }.
refusal-figures-no_breakdown = The figure { $figure } cannot be broken down by "{ $dimension }": its number is not a count of records
    .next = Look at the figures that it is computed from.
refusal-figures-no_figure_by = No figure can be broken down by { $dimensions }
    .next = `opennrm figures explain ID` lists the dimensions of a figure.
