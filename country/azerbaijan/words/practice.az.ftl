### Təcrübə ölkəsinin sözləri.

desk-practice = Təcrübə ölkəsi

refusal-practice-records_exist = Bu verilənlər bazasında təcrübə üçün olmayan qeydlər var: ilk tapılanlar "{ $register }" reyestrindədir.
    .next = Yeni faylın adını verin; təcrübə qeydləri heç vaxt həqiqi qeydlərin yanına yazılmır.
refusal-practice-years_entered = Təcrübə illəri bu verilənlər bazasına artıq daxil edilib.
    .next = Onları yenidən yaratmaq üçün yeni verilənlər bazasından başlayın.
refusal-practice-no_people = Ölkənin planında çoxsaylı insanlar ölkəsi haqqında heç nə yoxdur.
    .next = Ölkənin practice.toml faylına [[people.make]] qrupları əlavə edin və ya təcrübə illərini daxil edin.
refusal-practice-not_as_typed = Təcrübə dəyəri proqramın formadan oxuyacağı dəyər deyil.
    .next = Ölkənin practice.toml faylında həmin sahənin qaydasını dəyişin.
