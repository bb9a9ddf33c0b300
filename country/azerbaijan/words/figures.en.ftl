### English words of figures that name this country's law and institutions.

figure-G6 = Years since the legal fight began in the country (2003)
figure-I7 = EU-Azerbaijan Cooperation Committee meeting
figure-J1 = Facts of human trafficking revealed (Criminal Code 144-1)
figure-J2 = Facts of forced labour revealed (144-2)
figure-J3 = Facts of illegal actions with documents for the purpose of trafficking (144-3)
