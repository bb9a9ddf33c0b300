### Lumeria's own words for what the program calls otherwise.

currency-xts = crowns

desk-hotline = Helpline

list-ways_of_arrival = Ways of arrival

figure-G6 = Years since the Protection Act
figure-I7 = Meeting of the Joint Committee with the Union of Rivers
figure-J1 = Facts of trafficking in persons recorded (section 71)
figure-J2 = Facts of forced labour and services recorded (section 72)
figure-J3 = Facts of withheld documents recorded (section 73)
figure-N2 = Associations awarded by the Home Office
figure-N3 = Projects supported by the Community Fund
figure-V9 = Referred to the Welfare Office and to associations for social services
