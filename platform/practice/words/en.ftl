### Words of the practice country.

desk-practice = Practice country

refusal-practice-records_exist = This database holds records that are not for practice: the first found are in the register "{ $register }".
    .next = Give the name of a new file; practice records are never written beside real ones.
refusal-practice-years_entered = Practice years were already entered into this database.
    .next = Begin with a new database to make them anew.
refusal-practice-no_people = The country's plan says nothing of a country of many people.
    .next = Add [[people.make]] groups to its practice.toml, or enter practice years.
refusal-practice-not_as_typed = A practice value is not what the program would read from a form.
    .next = Change the rule of that field in the country's practice.toml.
